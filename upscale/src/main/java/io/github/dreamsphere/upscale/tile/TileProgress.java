package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.progress.Progress;

/** Reports the tiles of all networks that a picture passes through, and stops the work between two tiles. */
public final class TileProgress {
    private final Progress progress;
    private final long total;
    private long done;

    /** Reports to {@code progress} out of {@code total} tiles. */
    public TileProgress(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Throws {@link io.github.dreamsphere.core.progress.Cancelled} if the work should stop. */
    void begin() {
        progress.checkCancelled();
    }

    void done() {
        done++;
        progress.report("tile " + done + "/" + total, done, total);
    }
}
