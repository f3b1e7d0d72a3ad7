package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;

/**
 * Enlarges each file of a batch.
 *
 * @param upscaler what enlarges it
 * @param log hears of it
 */
public record EnlargingTask(FileUpscaler upscaler, EnlargingLog log) implements FileTask {
    @Override
    public void run(Job job, Progress progress) throws IOException {
        log.begins(job, upscaler.estimate(job.source()));
        long start = System.nanoTime();
        Written written = upscaler.enlarge(job.source(), job.target(), progress);
        log.written(job, written, (System.nanoTime() - start) / 1e9);
    }
}
