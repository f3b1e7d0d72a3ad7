package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar that redraws itself, with the time that has passed. */
final class ProgressBarDisplay implements Activity {
    private static final int REDRAW_MILLIS = 250;

    private final ProgressBar bar;
    private final BooleanSupplier cancelled;

    ProgressBarDisplay(String what, PrintStream err, BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        this.bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .hideEta()
                .build();
    }

    @Override
    public void report(String stage, long done, long total) {
        bar.maxHint(total);
        bar.stepTo(done);
        bar.setExtraMessage(stage);
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public void close() {
        bar.close();
    }
}
