package io.github.dreamsphere.models.engine;

import java.util.function.Supplier;

/**
 * How many threads Winograd's convolutions are planned for. oneDNN has two plans for them, which sum channels in different
 * orders, and chooses by the number of threads; everything else that it computes here is the same for any number. So that
 * results are, too, all are planned for {@value #COUNT} threads if there are no more. OpenMP then starts as many as there
 * are, because that is its limit. The plan for many threads uses less memory at a time and is also the faster one.
 */
final class PlannedThreads {
    private static final int COUNT = 8;

    private PlannedThreads() {}

    /** What {@code plan}, a description or a primitive of oneDNN, becomes for that number of threads. */
    static <T> T of(Supplier<T> plan) {
        if (!OpenMp.isLimitedTo(COUNT)) {
            return plan.get();
        }
        int threads = OpenMp.threads();
        OpenMp.setThreads(COUNT);
        try {
            return plan.get();
        } finally {
            OpenMp.setThreads(threads);
        }
    }
}
