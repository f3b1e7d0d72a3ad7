package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import java.util.List;

/**
 * How far a dream has come; enough, with the picture and the plan it began with, to go on to the same end.
 *
 * @param level how often the picture was divided by the octave scale at the octave under way; 0 is full size
 * @param step steps of that octave that are done
 * @param dream the picture as dreamed so far, at that octave's size, HWC; where it is dreamed by views, as they see it:
 *     without what lies finer along rows than across
 * @param memory what the rule of ascent remembers: planes of the dream's size
 */
public record DreamState(int level, int step, Plane dream, List<Plane> memory) {
    /** Refuses what no dream can come to. */
    public DreamState {
        if (level < 0 || step < 0) {
            throw new IllegalArgumentException("level and step must be >= 0, were " + level + " and " + step);
        }
        for (Plane plane : memory) {
            if (plane.width() != dream.width() || plane.height() != dream.height()) {
                throw new IllegalArgumentException(String.format(
                        "remembered planes must have the dream's size %dx%d, one has %dx%d",
                        dream.width(), dream.height(), plane.width(), plane.height()));
            }
        }
        memory = List.copyOf(memory);
    }

    /** The octave's width in pixels. */
    public int width() {
        return dream.width();
    }

    /** The octave's height in pixels. */
    public int height() {
        return dream.height();
    }
}
