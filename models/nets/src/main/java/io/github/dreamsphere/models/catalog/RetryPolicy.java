package io.github.dreamsphere.models.catalog;

import java.time.Duration;

/**
 * Timeouts and retries of a download.
 *
 * @param connect timeout for the connection and for the response header
 * @param stall timeout for the next bytes
 * @param attempts failures in a row without any new data before giving up; at least 1
 * @param pause delay between two attempts
 */
record RetryPolicy(Duration connect, Duration stall, int attempts, Duration pause) {
    static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
        }
    }
}
