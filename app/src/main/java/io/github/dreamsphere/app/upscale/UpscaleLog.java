package io.github.dreamsphere.app.upscale;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.upscale.Estimate;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.EnlargingLog;
import io.github.dreamsphere.upscale.file.Written;
import java.util.Optional;

/** Reports each enlarged file to {@link Events}. */
record UpscaleLog(Events events) implements EnlargingLog {
    @Override
    public void begins(Job job, Estimate estimate) {
        UpscaleOptions options = estimate.options();
        PictureSize tile = new PictureSize(options.tileWidth(), options.tileHeight());
        events.estimated(
                job.source(),
                new io.github.dreamsphere.Estimate(estimate.bytes(), 0, estimate.seconds(), Optional.of(tile)));
    }

    @Override
    public void written(Job job, Written written, double seconds) {
        written.warnings().forEach(warning -> events.warning(job.source() + ": " + warning));
        Optional<Written.Scores> scores = written.scores();
        events.written(new Result(
                job.target(),
                written.width(),
                written.height(),
                seconds,
                scores.map(Written.Scores::seam),
                scores.map(s -> new Result.PoleScores(s.north(), s.south()))));
    }
}
