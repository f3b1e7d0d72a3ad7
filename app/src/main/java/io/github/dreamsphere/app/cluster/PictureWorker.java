package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.batch.Job;

/** Does a {@link PictureWork} in this process, one picture after the other. */
public interface PictureWorker extends AutoCloseable {
    /**
     * Makes one result.
     *
     * @param job files on this machine
     * @param resume whether a result that exists and is complete is kept
     * @param events receives the result, or why there is none
     * @throws io.github.dreamsphere.core.progress.Cancelled if an activity of {@code events} is cancelled
     */
    BatchResult run(Job job, boolean resume, Events events);

    /** Releases native memory. */
    @Override
    void close();
}
