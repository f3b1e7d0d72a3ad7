package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that was written.
 *
 * @param file where it lies
 * @param width in pixels
 * @param height in pixels
 * @param seconds from the start of the work on it until it was written
 * @param seam how visible the seam is, 1 meaning as any other column; empty for a picture that does not wrap
 * @param poles how visible the poles are; empty for a picture that is no full sphere
 */
public record Result(
        Path file, int width, int height, double seconds, Optional<Double> seam, Optional<PoleScores> poles) {
    /**
     * How visible the poles are, 1 meaning as any other place.
     *
     * @param north the pole straight up
     * @param south the pole straight down
     */
    public record PoleScores(double north, double south) {}
}
