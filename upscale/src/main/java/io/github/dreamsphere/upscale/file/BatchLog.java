package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.upscale.Estimate;

/** Hears what becomes of each file. */
public interface BatchLog {
    /** Its turn has come, and this is what it will take. */
    void begins(Job job, Estimate estimate);

    /** It was written, in so many seconds. */
    void written(Job job, Written written, double seconds);

    /** It was left alone, for the reason given. */
    void skipped(Job job, String reason);

    /** It could not be done; nothing was written. */
    void failed(Job job, Throwable failure);
}
