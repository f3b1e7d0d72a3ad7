package io.github.dreamsphere.core.batch;

/** Is told which files a batch skips and which fail. */
public interface BatchListener {
    /** A file was left to another run, which is writing its target. */
    void busy(Job job);

    /** A file was skipped. */
    void skipped(Job job, String reason);

    /** A file failed; nothing was written. */
    void failed(Job job, Throwable failure);
}
