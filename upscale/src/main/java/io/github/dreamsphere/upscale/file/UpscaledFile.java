package io.github.dreamsphere.upscale.file;

import java.util.List;
import java.util.Optional;

/**
 * An enlarged file.
 *
 * @param width in pixels
 * @param height in pixels
 * @param scores how visible seam and poles are, if it is a full sphere
 * @param warnings warnings about the source and what of its metadata is left out, one line each
 */
public record UpscaledFile(int width, int height, Optional<Scores> scores, List<String> warnings) {
    public UpscaledFile {
        warnings = List.copyOf(warnings);
    }

    /**
     * Scores of a sphere's seam and poles, see {@link io.github.dreamsphere.core.quality.SphereScores}.
     *
     * @param seam score of the seam
     * @param north score of the pole at the upper edge
     * @param south score of the pole at the lower edge
     */
    public record Scores(double seam, double north, double south) {}
}
