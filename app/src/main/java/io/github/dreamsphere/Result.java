package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that has been written.
 *
 * @param file the file of the picture
 * @param width in pixels
 * @param height in pixels
 * @param seconds duration of the work on it, including writing; of writing alone if the caller made it in memory
 * @param seam how visible the seam is; 1: as visible as any other column; empty for a picture that does not wrap
 * @param poles how visible the poles are; empty if the picture is not a full sphere
 */
public record Result(
        Path file, int width, int height, double seconds, Optional<Double> seam, Optional<PoleScores> poles) {
    /**
     * How visible the poles are; 1: as visible as any other place.
     *
     * @param north score of the zenith
     * @param south score of the nadir
     */
    public record PoleScores(double north, double south) {}
}
