package io.github.dreamsphere;

import java.util.List;

/** The views drawn with one camera, and the names of their files. */
public sealed interface ViewSet {
    /** One view; its file has the given name. */
    ViewSet SINGLE = new Single();

    /** One view. */
    record Single() implements ViewSet {}

    /**
     * A view in each direction. Its file has the given name with a hyphen and the direction added, as in {@code
     * view-left.png}.
     *
     * @param directions relative to the camera's yaw; at least one
     */
    record Directions(List<ViewDirection> directions) implements ViewSet {
        /** @throws IllegalArgumentException if there is no direction */
        public Directions {
            directions = List.copyOf(directions);
            if (directions.isEmpty()) {
                throw new IllegalArgumentException("at least one direction is needed");
            }
        }
    }

    /**
     * A full turn to the right in equal steps. The given file name is a pattern with the number of the frame, such as
     * {@code turn_%03d.png}.
     *
     * @param frames number of frames, &ge; 1
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
