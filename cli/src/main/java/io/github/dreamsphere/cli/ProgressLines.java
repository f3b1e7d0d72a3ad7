package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Progress as plain lines, for logs: one every few seconds at most. */
final class ProgressLines implements Activity {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final String what;
    private final PrintStream err;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanoTime;
    private long last;
    private long firstAt;
    private long firstDone = -1;

    ProgressLines(String what, PrintStream err, BooleanSupplier cancelled) {
        this(what, err, cancelled, System::nanoTime);
    }

    /** As the other, by another clock. */
    ProgressLines(String what, PrintStream err, BooleanSupplier cancelled, LongSupplier nanoTime) {
        this.what = what;
        this.err = err;
        this.cancelled = cancelled;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    @Override
    public synchronized void report(String stage, long done, long total) {
        long now = nanoTime.getAsLong();
        if (firstDone < 0) {
            firstAt = now;
            firstDone = done;
        }
        if (now - last < BETWEEN_LINES.toNanos()) {
            return;
        }
        last = now;
        err.printf("%s: %s, %d %%%s%n", what, stage, 100 * done / Math.max(1, total), left(now - firstAt, done, total));
    }

    /** By the pace since the first report: what was resumed had been done before. */
    private String left(long nanos, long done, long total) {
        long here = done - firstDone;
        return here <= 0 ? "" : String.format(", %.0f s left", nanos / 1e9 * (total - done) / here);
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public void close() {
        // Lines stay where they are.
    }
}
