package io.github.dreamsphere;

import io.github.dreamsphere.core.progress.Progress;

/** The progress of a long computation, displayed until it is closed. Cancelling it stops the computation. */
public interface Activity extends Progress, AutoCloseable {
    /** Shows nothing and is never cancelled. */
    Activity SILENT = new Activity() {
        @Override
        public void report(String stage, long done, long total) {
            // Nothing to show.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** Ends the display. */
    @Override
    default void close() {}
}
