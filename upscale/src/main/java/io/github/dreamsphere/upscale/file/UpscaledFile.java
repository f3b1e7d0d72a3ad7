package io.github.dreamsphere.upscale.file;

import java.util.List;
import java.util.Optional;

/**
 * What was written.
 *
 * @param width pixels
 * @param height pixels
 * @param scores how well it meets itself, if it is a whole sphere
 * @param warnings what is odd about the source, a line each
 */
public record UpscaledFile(int width, int height, Optional<Scores> scores, List<String> warnings) {
    public UpscaledFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * How well a sphere meets itself, see {@link io.github.dreamsphere.core.quality.SphereScores}.
     *
     * @param seam at the seam
     * @param north at the upper edge
     * @param south at the lower edge
     */
    public record Scores(double seam, double north, double south) {}
}
