package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import java.util.List;

/**
 * How far a dream has come; enough, with the picture and the plan it began with, to go on to the same end.
 *
 * @param level how often the picture was divided by the octave scale at the octave under way; 0 is full size
 * @param step steps of that octave that are done
 * @param dream the picture as dreamed so far, at that octave's size
 * @param memory what the rule of ascent remembers: planes as long as the dream's samples
 */
public record DreamState(int level, int step, Image dream, List<float[]> memory) {
    /** Refuses what no dream can come to. */
    public DreamState {
        if (level < 0 || step < 0) {
            throw new IllegalArgumentException("level and step must be >= 0, were " + level + " and " + step);
        }
        for (float[] plane : memory) {
            if (plane.length != dream.rgb().length) {
                throw new IllegalArgumentException(
                        "remembered planes must hold " + dream.rgb().length + " floats, one holds " + plane.length);
            }
        }
    }
}
