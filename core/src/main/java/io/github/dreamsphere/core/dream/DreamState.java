package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import java.util.List;

/**
 * The state of a dream between two steps. With the picture and the plan, it is enough to continue to the same result.
 *
 * @param level how many times the picture was divided by the octave scale to give the current octave; 0: full size
 * @param step completed steps of that octave
 * @param dream the dream so far at that octave's size, HWC; with views, without the detail that {@link
 *     io.github.dreamsphere.core.sphere.EvenDetail} removes
 * @param memory the planes that the ascent rule remembers, of the dream's size
 */
public record DreamState(int level, int step, Plane dream, List<Plane> memory) {
    /** Rejects a negative level or step, and planes of another size. */
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
