package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import java.util.stream.IntStream;

/**
 * How visible the seam of a sphere is: mean |last column − first column| over the median of the same between
 * neighbouring columns. 1: the seam is as smooth as the rest of the picture; a visible seam scores several times that.
 */
public final class SeamScore {
    private SeamScore() {}

    /**
     * The seam score of an equirectangular image that covers 360°.
     *
     * @throws IllegalArgumentException if the image is less than two columns wide
     */
    public static double of(Image image) {
        if (image.width() < 2) {
            throw new IllegalArgumentException("width must be >= 2, was " + image.width());
        }
        double[] neighbours = IntStream.range(1, image.width())
                .mapToDouble(x -> Differences.columns(image, x - 1, x))
                .toArray();
        return Differences.overMedian(Differences.columns(image, image.width() - 1, 0), neighbours);
    }
}
