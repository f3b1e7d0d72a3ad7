package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Estimate of what a run will need.
 *
 * @param memory peak memory in bytes
 * @param scratch size of the scratch file in bytes; 0: none
 * @param scratchFolder the folder of the scratch file; empty: none
 * @param seconds running time in seconds
 * @param tile the tile size, if it was reduced to stay within the memory limit
 * @param octaves the sizes at which the picture is dreamed, smallest first; empty for an enlargement
 */
public record Estimate(
        long memory,
        long scratch,
        Optional<Path> scratchFolder,
        double seconds,
        Optional<PictureSize> tile,
        List<PictureSize> octaves) {
    /** Copies the list. */
    public Estimate {
        octaves = List.copyOf(octaves);
    }

    /** The estimate of an enlargement, which needs no scratch file. */
    public Estimate(long memory, double seconds, Optional<PictureSize> tile) {
        this(memory, 0, Optional.empty(), seconds, tile, List.of());
    }
}
