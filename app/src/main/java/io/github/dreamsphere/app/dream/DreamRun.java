package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.TargetLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Dreams files. */
public final class DreamRun {
    private final DreamFiles files;
    private final Events events;

    /** A run on {@code files} that reports to {@code events}. */
    public DreamRun(DreamFiles files, Events events) {
        this.files = files;
        this.events = events;
    }

    /**
     * The jobs to do, checked before anything is loaded.
     *
     * @throws IllegalArgumentException if a result would overwrite its source, or several have no folder
     * @throws IOException if a folder is missing or there is no picture
     */
    public List<Job> jobs() throws IOException {
        if (files.inputs().isPresent()) {
            return BatchJobs.of(files.inputs().get(), "dream", "", events);
        }
        Path target = Destination.picture(files.target().orElseThrow());
        return List.of(new Job(target, target));
    }

    /**
     * Dreams {@code jobs}. A file that fails is reported and the others go on; a dream from nothing that fails throws.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if an activity is cancelled; what is done stays
     * @throws io.github.dreamsphere.core.file.OverwritesInputException if a result would overwrite a file that the request
     *     names
     * @throws io.github.dreamsphere.core.file.BusyException if another run is writing the dream from nothing
     * @throws io.github.dreamsphere.app.recipe.RecipeException if a file that the recipe names is missing or another one
     */
    public BatchResult dream(List<Job> jobs, SourcedRequest<DreamRequest> source) throws IOException {
        for (Job job : jobs) {
            Destination.requireOther(job.target(), source.files());
        }
        try (DreamSession session = new DreamSession(source, events)) {
            if (files.inputs().isPresent()) {
                return session.dream(jobs, files, events);
            }
            try (TargetLock held = TargetLock.of(jobs.get(0).target());
                    Activity progress = events.begin("dreaming")) {
                session.task(files, events).run(jobs.get(0), progress);
            }
            return new BatchResult(1, 0, 0, 0);
        }
    }
}
