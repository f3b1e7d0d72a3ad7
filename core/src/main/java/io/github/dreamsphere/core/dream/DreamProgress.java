package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.tile.Tiles;

/** Tells how far a dream is, in pixels of tiles, which is what takes the time. */
final class DreamProgress {
    private final Progress progress;
    private final Octaves octaves;
    private final DreamOptions options;
    private final long total;

    private long done;

    /** Counts the work of {@code octaves}, and says so if octaves were dropped. */
    DreamProgress(Progress progress, Octaves octaves, DreamOptions options) {
        this.progress = progress;
        this.octaves = octaves;
        this.options = options;
        this.total = octaves.list().stream().mapToLong(this::work).sum();
        if (octaves.dropped() > 0) {
            progress.report("left out the " + octaves.dropped() + " smallest octaves: too small for the net", 0, total);
        }
    }

    private long work(Octave octave) {
        Tiles tiles = octave.tiles(options, 0);
        return pixels(tiles) * tiles.count() * options.steps();
    }

    private static long pixels(Tiles tiles) {
        return (long) tiles.width() * tiles.height();
    }

    /**
     * Reports that work on a tile begins.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if it should not
     */
    void enter(Octave octave, int step, int tile, Tiles tiles) {
        progress.checkCancelled();
        String stage = String.format(
                "octave %d/%d, step %d/%d, tile %d/%d",
                octaves.list().indexOf(octave) + 1,
                octaves.list().size(),
                step + 1,
                options.steps(),
                tile + 1,
                tiles.count());
        progress.report(stage, done, total);
        done += pixels(tiles);
    }
}
