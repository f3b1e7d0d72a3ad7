package io.github.dreamsphere.app.upscale;

import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.upscale.UpscaleEstimate;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.FileUpscaler;
import io.github.dreamsphere.upscale.file.UpscaledFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Enlarges each file of a batch and reports it to {@link Events}. */
record UpscaleTask(FileUpscaler upscaler, Events events) implements FileTask {
    @Override
    public void run(Job job, Progress progress) throws IOException {
        events.estimated(job.source(), estimate(upscaler, job.source()));
        long start = System.nanoTime();
        UpscaledFile written = upscaler.enlarge(job.source(), job.target(), progress);
        report(job, written, (System.nanoTime() - start) / 1e9);
    }

    /** What enlarging {@code file} will take. */
    static Estimate estimate(FileUpscaler upscaler, Path file) throws IOException {
        UpscaleEstimate estimate = upscaler.estimate(file);
        UpscaleOptions options = estimate.options();
        PictureSize tile = new PictureSize(options.tileWidth(), options.tileHeight());
        return new Estimate(estimate.bytes(), estimate.seconds(), Optional.of(tile));
    }

    private void report(Job job, UpscaledFile written, double seconds) {
        written.warnings().forEach(warning -> events.warning(job.source() + ": " + warning));
        Optional<UpscaledFile.Scores> scores = written.scores();
        events.written(new Result(
                job.target(),
                written.width(),
                written.height(),
                seconds,
                scores.map(UpscaledFile.Scores::seam),
                scores.map(s -> new Result.PoleScores(s.north(), s.south()))));
    }
}
