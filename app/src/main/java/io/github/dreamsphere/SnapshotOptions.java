package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * Snapshots of a dream in progress: intermediate pictures, and the state from which an interrupted dream continues.
 *
 * @param folder the folder for the snapshots
 * @param every steps between snapshots, &ge; 1
 */
public record SnapshotOptions(Path folder, int every) {
    /** The default number of steps between snapshots. */
    public static final int USUAL_STEPS = 5;

    /** @throws IllegalArgumentException if the number of steps is out of range */
    public SnapshotOptions {
        if (every < 1) {
            throw new IllegalArgumentException("steps between snapshots must be >= 1, was " + every);
        }
    }
}
