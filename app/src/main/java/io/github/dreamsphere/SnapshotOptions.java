package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * Pictures of a dream in progress, and its state, from which it can continue after a stop.
 *
 * @param folder the folder for them
 * @param every steps from one snapshot to the next, &ge; 1
 */
public record SnapshotOptions(Path folder, int every) {
    /** The usual number of steps from one snapshot to the next. */
    public static final int USUAL_STEPS = 5;

    /** Throws if the number of steps is out of range. */
    public SnapshotOptions {
        if (every < 1) {
            throw new IllegalArgumentException("steps between snapshots must be >= 1, was " + every);
        }
    }
}
