package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Dreams each file of a batch.
 *
 * @param plan how to dream, by a net that stays open meanwhile
 * @param record what each dream carries of how it was made
 * @param scaling what is done to a photosphere before it dreams
 * @param factor how many times as large the dream becomes, 1 or 2
 * @param snapshots where each job's way is kept, if it is
 * @param every steps from snapshot to snapshot
 * @param resume whether to go on with what was begun
 */
record DreamTask(
        DreamPlan plan,
        DreamRecord record,
        UnaryOperator<Photosphere> scaling,
        int factor,
        Optional<SnapshotPlaces> snapshots,
        int every,
        boolean resume,
        Terminal terminal)
        implements FileTask {
    @Override
    public void run(Job job, Progress progress) throws IOException {
        Summary summary = new Summary();
        Photosphere original = PhotosphereFile.read(job.source());
        original.warnings().forEach(terminal::warn);
        String recipe = record.of(job.source());
        Photosphere dream = snapshots.isPresent()
                ? kept(scaling.apply(original), recipe, snapshots.get().of(job), progress)
                : Dreamer.dream(scaling.apply(original), plan, progress);
        Photosphere result = factor == 1 ? dream : Enlarging.enlarge(dream, factor, terminal);
        PhotosphereFile.write(result, job.target(), WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe));
        if (snapshots.isPresent()) {
            DreamSnapshots.end(snapshots.get().of(job));
        }
        terminal.out().println(summary.of(job.target(), result));
    }

    private Photosphere kept(Photosphere original, String recipe, Path folder, Progress progress) throws IOException {
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
        String wanted = record.of(job.source());
        Optional<String> recorded = Recipes.recorded(job.target());
        if (!recorded.equals(Optional.of(wanted))) {
            throw new IOException(job.target()
                    + ": is there already, but of another picture or dreamed with other options; move it away, or choose"
                    + " another place with -o");
        }
    }
}
