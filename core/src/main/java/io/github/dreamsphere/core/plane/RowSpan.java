package io.github.dreamsphere.core.plane;

/**
 * Consecutive rows.
 *
 * @param first the first row
 * @param end one more than the last row
 */
public record RowSpan(int first, int end) {}
