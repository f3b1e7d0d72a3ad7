package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;

/** What a batch does with each file. */
public interface FileTask {
    /**
     * Makes the target of {@code job}, a picture, from its source. The target exists completely or not at all.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    void run(Job job, Progress progress) throws IOException;

    /**
     * Checks a complete target that a resumed batch would skip.
     *
     * @throws IOException if this task would make a different one
     */
    default void checkDone(Job job) throws IOException {}
}
