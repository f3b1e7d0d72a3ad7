package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.tile.Tiles;

/** Reports the progress of a dream in pixels of tiles, which take most of the time. */
final class DreamProgress {
    private final Progress progress;
    private final Octaves octaves;
    private final DreamPlan plan;
    private final long total;

    private int number;
    private long before;
    private long step;
    private int steps;

    /** Counts the work of {@code octaves}; reports if octaves were dropped. */
    DreamProgress(Progress progress, Octaves octaves, DreamPlan plan) {
        this.progress = progress;
        this.octaves = octaves;
        this.plan = plan;
        this.total = octaves.list().stream().mapToLong(this::work).sum();
        if (octaves.dropped() > 0) {
            progress.report("left out the " + octaves.dropped() + " smallest octaves: too small for the net", 0, total);
        }
    }

    private long work(Octave octave) {
        return octaveStep(octave) * octave.steps(plan);
    }

    private long octaveStep(Octave octave) {
        Tiles tiles = octave.tiles(plan);
        return (long) tiles.width() * tiles.height() * tiles.count();
    }

    /** Starts counting an octave. */
    void enter(Octave octave) {
        number = octaves.list().indexOf(octave);
        before =
                octaves.list().subList(0, number).stream().mapToLong(this::work).sum();
        step = octaveStep(octave);
        steps = octave.steps(plan);
    }

    /** Whether the steps to come are left out. */
    boolean enough() {
        return progress.enough();
    }

    /**
     * Reports that work on a tile begins.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if the dream should stop
     */
    void enter(int stepIndex, int tile, int tiles) {
        progress.checkCancelled();
        String stage = String.format(
                "octave %d/%d, step %d/%d, tile %d/%d",
                number + 1, octaves.list().size(), stepIndex + 1, steps, tile + 1, tiles);
        progress.report(stage, before + step * stepIndex + step * tile / tiles, total);
    }
}
