package io.github.dreamsphere.core.plane;

/**
 * Some rows one after the other.
 *
 * @param first the first of them
 * @param end one more than the last
 */
public record RowSpan(int first, int end) {}
