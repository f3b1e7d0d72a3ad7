package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long seconds;

    private final ProgressLines lines = new ProgressLines(
            "training",
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> false,
            () -> TimeUnit.SECONDS.toNanos(seconds));

    private void report(long at, long done) {
        seconds = at;
        lines.report("loss 1", done, 1000);
    }

    @Test
    void theTimeLeftIsByThePaceSinceTheFirstReportNotByWhatWasResumed() {
        report(1, 500);
        report(11, 520);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("training: loss 1, 52 %, 240 s left\n");
    }

    @Test
    void linesAreSecondsApart() {
        report(6, 1);
        report(8, 2);
        report(12, 3);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
}
