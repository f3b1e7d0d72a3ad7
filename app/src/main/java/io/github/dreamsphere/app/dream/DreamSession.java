package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamPlan;
import java.io.IOException;
import java.util.List;

/** A request with its net loaded, to dream any number of files. */
public final class DreamSession implements AutoCloseable {
    private final SourcedRequest<DreamRequest> source;
    private final RunDigests digests;
    private final Dreamer dreamer;
    private final DreamPlan plan;

    /**
     * Loads the net of {@code source}.
     *
     * @param events is told what is odd about the recipe or the net
     * @throws io.github.dreamsphere.app.recipe.RecipeException if a file that the recipe names is missing or another one
     * @throws IOException if another file that the request names cannot be read
     * @throws WrongRequestException if the net cannot dream this
     */
    public DreamSession(SourcedRequest<DreamRequest> source, Events events) throws IOException {
        this.source = source;
        digests = new RunDigests(source);
        digests.check().ifPresent(events::warning);
        source.model().notes().forEach(events::warning);
        dreamer = new Dreamer(source.model(), source.request().device(), events);
        plan = plan();
    }

    private DreamPlan plan() throws IOException {
        boolean planned = false;
        try {
            DreamPlan made = dreamer.plan(source);
            planned = true;
            return made;
        } finally {
            if (!planned) {
                dreamer.close();
            }
        }
    }

    /**
     * Dreams {@code jobs}. A file that fails is reported and the others go on.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if an activity is cancelled; what is done stays
     */
    public BatchResult dream(List<Job> jobs, DreamFiles files, Events events) {
        return BatchRun.of(task(files, events), jobs, files.resume(), "dreaming", events);
    }

    /** What is done with each file. */
    DreamTask task(DreamFiles files, Events events) {
        Budget budget = new Budget(files.memory());
        return new DreamTask(
                source.request(),
                plan,
                new DreamRecord(source, digests),
                budget,
                budget,
                files.snapshots()
                        .map(options -> new DreamTask.SnapshotFolders(
                                options,
                                files.inputs().filter(Inputs::areSeveral).flatMap(Inputs::output))),
                files.resume(),
                events);
    }

    @Override
    public void close() {
        dreamer.close();
    }
}
