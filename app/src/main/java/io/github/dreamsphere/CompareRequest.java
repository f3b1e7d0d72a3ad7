package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Two pictures of equal size to compare.
 *
 * @param first the file of a picture
 * @param second the file of the other picture
 * @param flat whether they are plain pictures, not photospheres
 * @param difference the file for a picture of the differences; empty: none
 */
public record CompareRequest(Path first, Path second, boolean flat, Optional<Path> difference) {
    /** Compares two photospheres. */
    public static CompareRequest of(Path first, Path second) {
        return new CompareRequest(first, second, false, Optional.empty());
    }

    /** This request for plain pictures, or for photospheres. */
    public CompareRequest withFlat(boolean newFlat) {
        return new CompareRequest(first, second, newFlat, difference);
    }

    /** This request with a picture of the differences, written to {@code file}. */
    public CompareRequest withDifference(Path file) {
        return new CompareRequest(first, second, flat, Optional.of(file));
    }
}
