package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import java.util.stream.IntStream;

/**
 * How uneven a picture is: Σ √((a − b)² + ε²) over all pairs of neighbours, across the seam and the poles too (Rudin,
 * Osher, Fatemi 1992, smoothed after Charbonnier).
 */
final class TotalVariation {
    /** Differences much smaller than this, a step of 8-bit colour, count as noise would: by their square. */
    private static final float EPSILON = 1 / 255f;

    private TotalVariation() {}

    /** Subtracts {@code weight} times the gradient of the total variation of {@code image} from {@code direction}. */
    static void subtractGradient(Image image, Border border, float weight, float[] direction) {
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            for (int x = 0; x < image.width(); x++) {
                int at = image.index(x, y);
                int left = image.index(border.column(x - 1), y);
                int right = image.index(border.column(x + 1), y);
                int above = image.index(border.column(x, y - 1), border.row(y - 1));
                int below = image.index(border.column(x, y + 1), border.row(y + 1));
                for (int c = 0; c < Image.CHANNELS; c++) {
                    float v = image.rgb()[at + c];
                    float slope = slope(v - image.rgb()[left + c])
                            + slope(v - image.rgb()[right + c])
                            + slope(v - image.rgb()[above + c])
                            + slope(v - image.rgb()[below + c]);
                    direction[at + c] -= weight * slope;
                }
            }
        });
    }

    private static float slope(float difference) {
        return difference / (float) Math.sqrt(difference * difference + EPSILON * EPSILON);
    }
}
