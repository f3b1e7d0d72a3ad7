package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.upscale.Estimate;
import io.github.dreamsphere.upscale.file.EnlargingLog;
import io.github.dreamsphere.upscale.file.Written;
import java.util.Locale;

/** Tells of each enlarged file in a line. */
final class UpscaleLog implements EnlargingLog {
    private final Terminal terminal;

    UpscaleLog(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begins(Job job, Estimate estimate) {
        terminal.err()
                .println(String.format(
                        Locale.ROOT,
                        "%s: about %d MB of memory and %.0f s, in tiles of %dx%d",
                        job.source(),
                        estimate.bytes() >> 20,
                        Math.ceil(estimate.seconds()),
                        estimate.options().tileWidth(),
                        estimate.options().tileHeight()));
    }

    @Override
    public void written(Job job, Written written, double seconds) {
        written.warnings().forEach(warning -> terminal.warn(job.source() + ": " + warning));
        String scores = written.scores().map(UpscaleLog::words).orElse("");
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %dx%d, %.1f s%s",
                        job.target(),
                        written.width(),
                        written.height(),
                        seconds,
                        scores));
    }

    private static String words(Written.Scores scores) {
        return String.format(
                Locale.ROOT,
                ", seam score %.2f, pole scores %.2f and %.2f",
                scores.seam(),
                scores.north(),
                scores.south());
    }
}
