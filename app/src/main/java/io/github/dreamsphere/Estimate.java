package io.github.dreamsphere;

/**
 * What a run will need.
 *
 * @param memory bytes of memory at its largest, about
 * @param scratch bytes of a scratch file; 0: none is needed
 * @param seconds of time, about
 */
public record Estimate(long memory, long scratch, double seconds) {}
