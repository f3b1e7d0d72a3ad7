package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.upscale.Estimate;

/** Hears of each file that is enlarged. */
public interface EnlargingLog {
    /** Its turn has come, and this is what it will take. */
    void begins(Job job, Estimate estimate);

    /** It was written, in so many seconds. */
    void written(Job job, Written written, double seconds);
}
