package io.github.dreamsphere;

import java.nio.file.Path;

/** Receives what a run reports while it works. A run calls all methods from the thread that started it. */
public interface Events {
    /** Ignores everything. */
    Events NONE = new Events() {};

    /**
     * Long work begins.
     *
     * @param name what is done, e.g. {@code dreaming}
     * @return takes the progress, and may cancel the work; the run closes it
     */
    default Activity begin(String name) {
        return Activity.SILENT;
    }

    /** The work on a file is about to begin and will need about this much. */
    default void estimated(Path source, Estimate estimate) {}

    /** A dream was interrupted; a resumed run continues it from its state in the folder {@code snapshots}. */
    default void interrupted(Path snapshots) {}

    /** Something is odd, and the work goes on. */
    default void warning(String message) {}

    /** A result was written. */
    default void written(Result result) {}

    /** A view of a photosphere was drawn into a file. */
    default void drawn(Path file, PictureSize size) {}

    /** A file of a batch was left out, for the reason given: its result is there already, or another run works on it. */
    default void skipped(Path target, String reason) {}

    /** A file of a batch was left to another run, which is writing {@code target}. */
    default void busy(Path target) {}

    /** A file of a batch failed; the batch goes on with the next. */
    default void failed(Path source, Throwable cause) {}
}
