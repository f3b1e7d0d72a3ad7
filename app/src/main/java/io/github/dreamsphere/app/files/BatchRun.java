package io.github.dreamsphere.app.files;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.batch.Batch;
import io.github.dreamsphere.core.batch.BatchListener;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import java.util.List;

/** Runs a task over the pictures of a batch and reports to {@link Events}. */
public final class BatchRun {
    private BatchRun() {}

    /**
     * Runs {@code jobs} in their order; one that fails is reported, and the batch goes on.
     *
     * @param resume whether results that exist and are complete are kept
     * @param activity the name of the work, e.g. {@code dreaming}
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity is cancelled; finished results stay
     */
    public static BatchResult of(FileTask task, List<Job> jobs, boolean resume, String activity, Events events) {
        try (Activity progress = events.begin(activity)) {
            Batch.Result result = new Batch(task, resume, new Log(events)).run(jobs, progress);
            return new BatchResult(result.written(), result.skipped(), result.busy(), result.failed());
        }
    }

    private record Log(Events events) implements BatchListener {
        @Override
        public void busy(Job job) {
            events.busy(job.target());
        }

        @Override
        public void skipped(Job job, String reason) {
            events.skipped(job.target(), reason);
        }

        @Override
        public void failed(Job job, Throwable failure) {
            events.failed(job.source(), failure);
        }
    }
}
