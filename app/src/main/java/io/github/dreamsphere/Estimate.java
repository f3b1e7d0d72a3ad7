package io.github.dreamsphere;

import java.util.Optional;

/**
 * What a run will need.
 *
 * @param memory bytes of memory at its largest, about
 * @param scratch bytes of a scratch file; 0: none is needed
 * @param seconds of time, about
 * @param tile the tiles that keep to the memory allowed; empty where tiles do not depend on it
 */
public record Estimate(long memory, long scratch, double seconds, Optional<PictureSize> tile) {
    /** An estimate whose tiles do not depend on memory. */
    public Estimate(long memory, long scratch, double seconds) {
        this(memory, scratch, seconds, Optional.empty());
    }
}
