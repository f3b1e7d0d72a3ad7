package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The memory and disk that a run may take.
 *
 * @param limit memory at most; empty: what Java has
 * @param scratch the folder for a scratch file; empty: the folder of the result
 */
public record MemoryOptions(Optional<MemorySize> limit, Optional<Path> scratch) {
    /** What Java has; a scratch file beside the result. */
    public static final MemoryOptions USUAL = new MemoryOptions(Optional.empty(), Optional.empty());
}
