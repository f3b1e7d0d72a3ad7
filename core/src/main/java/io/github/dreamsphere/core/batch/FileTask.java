package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;

/** What is done to each file of a batch. */
public interface FileTask {
    /**
     * Makes {@code job}'s target, a picture, of its source; it is there wholly or not at all.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} says so
     */
    void run(Job job, Progress progress) throws IOException;

    /**
     * Looks at a whole target that a resumed batch would leave alone.
     *
     * @throws IOException if this task would have made another one
     */
    default void checkDone(Job job) throws IOException {}
}
