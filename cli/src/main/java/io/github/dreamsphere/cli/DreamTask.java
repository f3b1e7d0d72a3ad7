package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchException;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Dreams each file of a batch, in memory or with the help of a scratch file.
 *
 * @param plan how to dream, by a net that stays open meanwhile
 * @param record what each dream carries of how it was made
 * @param canvases what each job is dreamed on
 * @param rooms finds the room for it
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
        DreamRooms rooms,
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
        Canvas canvas = canvases.of(job.source());
        Enlarging enlarging = Enlarging.foreseen(canvas, factor, rooms.allowed(), terminal);
        progress.report("making room", 0, 1);
        try (DreamPlanes planes = rooms.take(job, canvas, plan)) {
            String recipe = recipe(job);
            DreamListener listener = DreamListener.NONE;
            Optional<DreamState> state = Optional.empty();
            if (snapshots.isPresent()) {
                DreamSnapshots kept = snapshots(job, canvas, recipe);
                listener = kept;
                state = resume ? kept.last(planes.dreams()) : state;
            }
            progress.report("reading", 0, 1);
            SurfacePicture original = canvas.picture(planes.originals(), terminal);
            Image dream = dream(original, state, planes.dreams(), listener, job, progress);
            original.image().colourPlane().close();
            Enlarging.Written written =
                    enlarging.write(original.withImage(dream), job.target(), writing, Map.of(Recipes.RECORDED, recipe));
            if (snapshots.isPresent()) {
                DreamSnapshots.end(snapshots.get().of(job));
            }
            terminal.out().println(summary.of(job.target(), written));
        } catch (ScratchException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private DreamSnapshots snapshots(Job job, Canvas canvas, String recipe) throws IOException {
        Path folder = snapshots.orElseThrow().of(job);
        DreamSnapshots kept = new DreamSnapshots(folder, every, recipe, canvas.header(), plan.options());
        kept.requireRoom(DreamNeeds.of(canvas.header().surface(), plan).stateBytes());
        return kept;
    }

    private Image dream(
            SurfacePicture original,
            Optional<DreamState> state,
            Planes planes,
            DreamListener listener,
            Job job,
            Progress progress)
            throws IOException {
        Surface surface = original.header().surface();
        try {
            Dream dream = Dream.of(plan).in(planes).withListener(listener);
            return state.isPresent()
                    ? dream.resume(state.get(), original.image(), surface, progress)
                    : dream.run(original.image(), surface, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Cancelled e) {
            snapshots.ifPresent(places ->
                    terminal.warn("what is dreamed so far is in " + places.of(job) + "; --resume goes on with it"));
            throw e;
        }
    }

    /** The recipe to record; a job on no file has its target in the source's place. */
    private String recipe(Job job) throws IOException {
        return record.of(Optional.of(job.source()).filter(source -> !source.equals(job.target())));
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
