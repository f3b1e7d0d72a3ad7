package io.github.dreamsphere;

/**
 * The counts of a finished batch.
 *
 * @param written number of results written
 * @param skipped number of files skipped because their results exist
 * @param busy number of files skipped because another run was writing their results
 * @param failed number of files that failed
 */
public record BatchResult(int written, int skipped, int busy, int failed) {}
