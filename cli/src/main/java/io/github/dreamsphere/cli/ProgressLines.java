package io.github.dreamsphere.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Progress as plain lines, for logs: one every few seconds at most. */
final class ProgressLines implements ProgressDisplay {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final String what;
    private final PrintStream err;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();
    private long last = start;

    ProgressLines(String what, PrintStream err, BooleanSupplier cancelled) {
        this.what = what;
        this.err = err;
        this.cancelled = cancelled;
    }

    @Override
    public synchronized void report(String stage, long done, long total) {
        long now = System.nanoTime();
        if (now - last < BETWEEN_LINES.toNanos()) {
            return;
        }
        last = now;
        err.printf("%s: %s, %d %%%s%n", what, stage, 100 * done / Math.max(1, total), left(now - start, done, total));
    }

    private static String left(long nanos, long done, long total) {
        return done == 0 ? "" : String.format(", %.0f s left", nanos / 1e9 * (total - done) / done);
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
