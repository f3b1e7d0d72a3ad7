package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The memory and the disk space that a run may use.
 *
 * @param limit the memory limit; empty: the size of the Java heap decides
 * @param scratch the folder for a scratch file; empty: the folder of the result
 */
public record MemoryOptions(Optional<MemorySize> limit, Optional<Path> scratch) {
    /** No limit but the Java heap; a scratch file goes beside the result. */
    public static final MemoryOptions USUAL = new MemoryOptions(Optional.empty(), Optional.empty());
}
