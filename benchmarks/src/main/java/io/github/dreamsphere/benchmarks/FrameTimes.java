package io.github.dreamsphere.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The times of many frames, and their percentiles. */
final class FrameTimes {
    private double[] millis = new double[1024];
    private int count;

    /** Adds a frame that took {@code seconds}. */
    void add(double seconds) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = seconds * 1000;
    }

    /** Number of frames. */
    int count() {
        return count;
    }

    /**
     * The time in milliseconds that a {@code share} (0..1) of the frames did not exceed.
     *
     * @throws IllegalStateException if there are no frames
     */
    double percentile(double share) {
        if (count == 0) {
            throw new IllegalStateException("there are no frames");
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.max(0, Math.ceil(share * count) - 1))];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d frames: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, slowest %.1f ms",
                count,
                percentile(0.5),
                percentile(0.9),
                percentile(0.99),
                percentile(1));
    }
}
