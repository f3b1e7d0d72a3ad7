package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * Receives the reports of a run. The run calls all methods from the thread that started it; only {@link
 * Dreamsphere#show} can call {@link #warning} and {@link #detail} from any thread.
 */
public interface Events {
    /** Ignores everything. */
    Events NONE = new Events() {};

    /**
     * A long computation begins.
     *
     * @param name the kind of work, such as {@code dreaming}
     * @return receives the progress and can cancel the computation; the run closes it
     */
    default Activity begin(String name) {
        return Activity.SILENT;
    }

    /** The work on a file is about to begin; {@code estimate} says what it will need. */
    default void estimated(Path source, Estimate estimate) {}

    /** A dream of a file has taken a step. Copy what is to be kept before returning. */
    default void stepDone(DreamStep step) {}

    /** A dream was interrupted. Its state is in the folder {@code snapshots}; a resumed run continues from it. */
    default void interrupted(Path snapshots) {}

    /** Something unexpected happened, and the run continues. */
    default void warning(String message) {}

    /** Something that explains the speed of the run, for users who ask for details. */
    default void detail(String message) {}

    /** A result was written. */
    default void written(Result result) {}

    /** A view of a photosphere was drawn into a file. */
    default void drawn(Path file, PictureSize size) {}

    /** A file of a batch was skipped; {@code reason} says why. */
    default void skipped(Path target, String reason) {}

    /** A file of a batch was skipped because another run is writing {@code target}. */
    default void busy(Path target) {}

    /** A file of a batch failed; the batch continues with the next file. */
    default void failed(Path source, Throwable cause) {}
}
