package io.github.dreamsphere;

/**
 * How a batch ended.
 *
 * @param written results written
 * @param skipped files left out: their results are there already, or another run works on them
 * @param failed files that failed
 */
public record BatchResult(int written, int skipped, int failed) {}
