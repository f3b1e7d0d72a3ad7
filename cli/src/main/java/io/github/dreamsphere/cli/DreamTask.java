package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Dreams each file of a batch.
 *
 * @param plan how to dream, by a net that stays open meanwhile
 * @param record what each dream carries of how it was made
 * @param canvases what each job is dreamed on
 * @param memory what a dream of a photosphere may take; empty: it is no photosphere's
 * @param factor how many times as large the dream becomes, 1 or 2
 * @param writing how its file is written
 * @param snapshots where each job's way is kept, if it is
 * @param every steps from snapshot to snapshot
 * @param resume whether to go on with what was begun
 */
record DreamTask(
        DreamPlan plan,
        DreamRecord record,
        Canvases canvases,
        Optional<DreamMemory> memory,
        int factor,
        WriteOptions writing,
        Optional<SnapshotPlaces> snapshots,
        int every,
        boolean resume,
        Terminal terminal)
        implements FileTask {
    /** Where the pictures to dream on come from. */
    @FunctionalInterface
    interface Canvases {
        /** What is dreamed on for {@code source}, the job's file. */
        Canvas of(Path source) throws IOException;
    }

    @Override
    public void run(Job job, Progress progress) throws IOException {
        Summary summary = new Summary();
        Optional<LargeDream> large = memory.isPresent() ? memory.get().beyond(job, plan) : Optional.empty();
        if (large.isPresent()) {
            run(large.get(), job, summary, progress);
            return;
        }
        Canvas original = canvases.of(job.source());
        String recipe = recipe(job);
        Canvas dream = snapshots.isPresent()
                ? kept(original, recipe, snapshots.get().of(job), progress)
                : Dreamer.dream(original, plan, Optional.empty(), DreamListener.NONE, progress);
        Canvas result = factor == 1
                ? dream
                : dream.withImage(Enlarging.enlarge(dream.image(), dream.surface(), factor, terminal));
        result.write(job.target(), writing, Map.of(Recipes.RECORDED, recipe));
        if (snapshots.isPresent()) {
            DreamSnapshots.end(snapshots.get().of(job));
        }
        terminal.out().println(result.told(summary, job.target()));
    }

    private void run(LargeDream large, Job job, Summary summary, Progress progress) throws IOException {
        if (factor != 1 || snapshots.isPresent()) {
            throw new IOException(job.source() + ": is too large for memory, where --upscale and --snapshots need it;"
                    + " allow more with --memory, or leave them out and enlarge the dream afterwards");
        }
        LargeDream.Result result = large.run(job, writing, Map.of(Recipes.RECORDED, recipe(job)), progress);
        result.dream().header().warnings().forEach(terminal::warn);
        terminal.out().println(summary.of(job.target(), result));
    }

    /** The recipe to record; a job on no file has its target in the source's place. */
    private String recipe(Job job) throws IOException {
        return record.of(Optional.of(job.source()).filter(source -> !source.equals(job.target())));
    }

    private Canvas kept(Canvas original, String recipe, Path folder, Progress progress) throws IOException {
        DreamSnapshots kept = new DreamSnapshots(folder, every, recipe, original, plan.options());
        try {
            return Dreamer.dream(original, plan, resume ? kept.last() : Optional.empty(), kept, progress);
        } catch (Cancelled e) {
            terminal.warn("what is dreamed so far is in " + folder + "; --resume goes on with it");
            throw e;
        }
    }

    @Override
    public void checkDone(Job job) throws IOException {
        String wanted = recipe(job);
        Optional<String> recorded = Recipes.recorded(job.target());
        if (!recorded.equals(Optional.of(wanted))) {
            throw new IOException(job.target()
                    + ": is there already, but of another picture or dreamed with other options; move it away, or choose"
                    + " another place with -o");
        }
    }
}
