package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run will need.
 *
 * @param memory bytes of memory at its largest, about
 * @param scratch bytes of a scratch file; 0: none is needed
 * @param scratchFolder the folder of the scratch file; empty: none is needed
 * @param seconds of time, about
 * @param tile the size of tiles that was chosen to keep within the memory; empty: it was not chosen for that
 * @param octaves the sizes at which a picture will be dreamed, the smallest first; empty: nothing is dreamed
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
