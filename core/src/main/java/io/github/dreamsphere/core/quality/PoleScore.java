package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import java.util.stream.IntStream;

/**
 * How visible a pole of a full sphere is. The pixel across the pole from (x, 0) is (x + W/2, 0), one row's height away,
 * so the score is mean |row 0 − row 0 turned by ⌊W/2⌋| over the median of mean |row j − row j+1| for the eighth of the
 * rows nearest to that pole. 1: the pole is as smooth as its surroundings.
 */
public final class PoleScore {
    private static final int NEAR = 8;

    private PoleScore() {}

    /** The score of the pole at the upper edge of a full equirectangular image. */
    public static double north(Image image) {
        return of(image, 0, 1);
    }

    /** The score of the pole at the lower edge of a full equirectangular image. */
    public static double south(Image image) {
        return of(image, image.height() - 1, -1);
    }

    private static double of(Image image, int edge, int inwards) {
        if (image.height() < 2) {
            throw new IllegalArgumentException("height must be >= 2, was " + image.height());
        }
        double[] neighbours = IntStream.range(0, neighbours(image.height()))
                .mapToDouble(j -> Differences.rows(image, edge + j * inwards, edge + (j + 1) * inwards, 0))
                .toArray();
        return Differences.overMedian(Differences.rows(image, edge, edge, image.width() / 2), neighbours);
    }

    /** The number of pairs of rows near a pole that are compared on a sphere of {@code height} rows. */
    static int neighbours(int height) {
        return Math.max(1, height / NEAR);
    }
}
