package io.github.dreamsphere;

/**
 * How a batch ended.
 *
 * @param written results written
 * @param skipped files left out because their results are there already
 * @param busy files left to another run, which was writing their results
 * @param failed files that failed
 */
public record BatchResult(int written, int skipped, int busy, int failed) {}
