package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Two pictures of equal size to compare.
 *
 * @param first a picture
 * @param second another
 * @param flat whether they are plain pictures, not photospheres
 * @param difference where a picture of their differences goes; empty: none is drawn
 */
public record CompareRequest(Path first, Path second, boolean flat, Optional<Path> difference) {
    /** Two photospheres. */
    public static CompareRequest of(Path first, Path second) {
        return new CompareRequest(first, second, false, Optional.empty());
    }

    /** The same pictures as plain ones, or as photospheres. */
    public CompareRequest withFlat(boolean newFlat) {
        return new CompareRequest(first, second, newFlat, difference);
    }

    /** The same pictures, and a picture of their differences. */
    public CompareRequest withDifference(Path file) {
        return new CompareRequest(first, second, flat, Optional.of(file));
    }
}
