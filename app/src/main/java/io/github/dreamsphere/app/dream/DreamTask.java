package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.SnapshotOptions;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.budget.DreamSpace;
import io.github.dreamsphere.app.budget.DreamSpaces;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Dreams each file of a batch, in memory or with the help of a scratch file.
 *
 * @param request what is dreamed
 * @param plan the dream's plan, by a network that stays open
 * @param record the recipe that each dream carries
 * @param budget limits the memory of enlarging
 * @param spaces finds the space for each dream
 * @param snapshots what is kept of each dream on the way
 * @param resume whether unfinished dreams continue from their last snapshot
 */
record DreamTask(
        DreamRequest request,
        DreamPlan plan,
        DreamRecord record,
        Budget budget,
        DreamSpaces spaces,
        Optional<SnapshotFolders> snapshots,
        boolean resume,
        Events events)
        implements FileTask {
    /**
     * Finds the folder for each dream's snapshots.
     *
     * @param options the folder for all, and how often
     * @param results the results' folder, whose subfolders the snapshots repeat; empty for a single dream
     */
    record SnapshotFolders(SnapshotOptions options, Optional<Path> results) {
        Path of(Job job) {
            return results.map(all -> options.folder()
                            .resolve(all.relativize(job.target()).toString()))
                    .orElse(options.folder());
        }
    }

    @Override
    public void run(Job job, Progress progress) throws IOException {
        run(job, Canvases.of(request, job.source()), progress);
    }

    /** Dreams the picture on {@code canvas}. */
    void run(Job job, Canvas canvas, Progress progress) throws IOException {
        long start = System.nanoTime();
        DreamWriting writing = DreamWriting.planned(request.output(), canvas, budget);
        progress.report("making room", 0, 1);
        try (TargetLock held = lockSnapshots(job);
                DreamSpace space = spaces.take(job, canvas, plan, events)) {
            DreamWriting.Written written = dream(job, canvas, writing, space, progress);
            if (snapshots.isPresent()) {
                DreamSnapshots.end(snapshots.get().of(job));
            }
            events.written(Results.of(job.target(), written, (System.nanoTime() - start) / 1e9));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Keeps other runs out of the folder of the snapshots; null without snapshots. */
    private TargetLock lockSnapshots(Job job) throws IOException {
        return snapshots.isPresent()
                ? TargetLock.of(DreamSnapshots.stateIn(
                        Files.createDirectories(snapshots.get().of(job))))
                : null;
    }

    private DreamWriting.Written dream(
            Job job, Canvas canvas, DreamWriting writing, DreamSpace space, Progress progress) throws IOException {
        String recipe = recipe(job);
        DreamListener listener = DreamListener.NONE;
        Optional<DreamState> state = Optional.empty();
        if (snapshots.isPresent()) {
            DreamSnapshots kept = snapshots(job, canvas, recipe);
            listener = kept;
            state = resume ? kept.last(space.dreams()) : state;
        }
        progress.report("reading", 0, 1);
        SurfacePicture original = canvas.picture(space.originals(), events);
        Image dream = dream(
                job,
                original,
                state,
                space,
                new StepReports(job.target(), canvas.header(), listener, events),
                progress);
        original.image().colourPlane().close();
        // A dream that was ended early is not what its recipe describes.
        Map<String, String> recorded = progress.enough() ? Map.of() : Map.of(Recipes.RECORDED, recipe);
        return writing.write(original.withImage(dream), job.target(), recorded, events);
    }

    private DreamSnapshots snapshots(Job job, Canvas canvas, String recipe) throws IOException {
        SnapshotFolders folders = snapshots.orElseThrow();
        DreamOptions options = plan.options().on(canvas.surface());
        DreamSnapshots kept =
                new DreamSnapshots(folders.of(job), folders.options().every(), recipe, canvas.header(), options);
        kept.requireRoom(DreamNeeds.of(canvas.surface(), plan).stateBytes());
        return kept;
    }

    private Image dream(
            Job job,
            SurfacePicture original,
            Optional<DreamState> state,
            DreamSpace space,
            DreamListener listener,
            Progress progress)
            throws IOException {
        Surface surface = original.header().surface();
        try {
            DreamPlan facing = plan.facing(original.header().headingDegrees());
            Dream dream = Dream.of(facing).in(space.dreams()).withListener(listener);
            return state.isPresent()
                    ? dream.resume(state.get(), original.image(), surface, progress)
                    : dream.run(original.image(), surface, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Cancelled e) {
            snapshots.ifPresent(folders -> events.interrupted(folders.of(job)));
            throw e;
        }
    }

    /** The recipe to record; the job of a dream from nothing has its target as its source. */
    private String recipe(Job job) throws IOException {
        return record.text(Optional.of(job.source()).filter(source -> !source.equals(job.target())));
    }

    @Override
    public void checkDone(Job job) throws IOException {
        String wanted = recipe(job);
        Optional<String> recorded = Recipes.recorded(job.target());
        if (!recorded.equals(Optional.of(wanted))) {
            throw new OtherResultException(job.target(), "another picture or was dreamed with other settings");
        }
    }
}
