package io.github.dreamsphere;

import io.github.dreamsphere.core.progress.Progress;

/** The progress of one piece of long work, shown until it is closed; the work stops when it is cancelled. */
public interface Activity extends Progress, AutoCloseable {
    /** Shows nothing and is never cancelled. */
    Activity SILENT = new Activity() {
        @Override
        public void report(String stage, long done, long total) {
            // Nobody listens.
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
