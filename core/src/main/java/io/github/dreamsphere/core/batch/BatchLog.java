package io.github.dreamsphere.core.batch;

/** Hears what becomes of the files that a task does not do. */
public interface BatchLog {
    /** It was left alone, for the reason given. */
    void skipped(Job job, String reason);

    /** It could not be done; nothing was written. */
    void failed(Job job, Throwable failure);
}
