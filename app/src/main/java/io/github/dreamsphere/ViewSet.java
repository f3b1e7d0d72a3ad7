package io.github.dreamsphere;

import java.util.List;

/** Which views are drawn from one camera, and how their files are named. */
public sealed interface ViewSet {
    /** One view; its file has the given name. */
    ViewSet SINGLE = new Single();

    /** One view. */
    record Single() implements ViewSet {}

    /**
     * A view in each direction; the direction is added, behind a hyphen, to the given file name.
     *
     * @param directions relative to the camera's yaw; at least one
     */
    record Directions(List<ViewDirection> directions) implements ViewSet {
        /** @throws IllegalArgumentException if there is no direction */
        public Directions {
            directions = List.copyOf(directions);
            if (directions.isEmpty()) {
                throw new IllegalArgumentException("there must be a direction to view");
            }
        }
    }

    /**
     * A full turn to the right in equal steps; the given file name has a place for the frame's number, e.g. {@code
     * turn_%03d.png}.
     *
     * @param frames &ge; 1
     */
    record Turntable(int frames) implements ViewSet {
        /** @throws IllegalArgumentException if there is no frame */
        public Turntable {
            if (frames < 1) {
                throw new IllegalArgumentException("frames must be >= 1, was " + frames);
            }
        }
    }
}
