package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.progress.Progress;

/** Cancels a training after so many steps. */
public final class Stops implements Progress {
    private final long last;
    private boolean cancelled;

    /** Stops once {@code last} steps are done. */
    public Stops(long last) {
        this.last = last;
    }

    @Override
    public void report(String stage, long done, long total) {
        cancelled = done >= last;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
