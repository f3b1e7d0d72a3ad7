package io.github.dreamsphere.models.catalog;

import java.time.Duration;

/**
 * How long a transfer waits, and how often it tries again.
 *
 * @param connect for a connection and for the answer's first line
 * @param stall for the next bytes of an answer
 * @param attempts how often in a row a transfer may fail without having received anything new, at least 1
 * @param pause between two attempts
 */
record RetryPolicy(Duration connect, Duration stall, int attempts, Duration pause) {
    static final RetryPolicy USUAL =
            new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
        }
    }
}
