package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.RowWindow;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;
import java.util.stream.IntStream;

/**
 * How uneven a picture is: Σ √((a − b)² + ε²) over all pairs of neighbours, across the seam and the poles too (Rudin,
 * Osher, Fatemi 1992, smoothed after Charbonnier).
 */
final class TotalVariation {
    /** Differences much smaller than this, a step of 8-bit colour, count as noise would: by their square. */
    private static final float EPSILON = 1 / 255f;

    private static final int BAND = 64;

    private TotalVariation() {}

    /** Subtracts {@code weight} times the gradient of the total variation of a picture from {@code direction}. */
    static void subtractGradient(Plane picture, Border border, float weight, Plane direction) {
        RowWindow window = new RowWindow(picture);
        for (int top = 0; top < picture.height(); top += BAND) {
            int bottom = Math.min(picture.height(), top + BAND);
            window.show(border.rows(top - 1, bottom + 1));
            IntStream.range(top, bottom).parallel().forEach(y -> {
                Plane.Row row = direction.row(y);
                subtractRow(window, border, weight, y, row);
                direction.store(y, row);
            });
        }
    }

    private static void subtractRow(Rows picture, Border border, float weight, int y, Plane.Row direction) {
        float[] here = picture.samples(y);
        float[] above = picture.samples(border.row(y - 1));
        float[] below = picture.samples(border.row(y + 1));
        for (int x = 0; x < border.width(); x++) {
            int at = picture.offset(y) + x * Image.CHANNELS;
            int left = picture.offset(y) + border.column(x - 1) * Image.CHANNELS;
            int right = picture.offset(y) + border.column(x + 1) * Image.CHANNELS;
            int up = picture.offset(border.row(y - 1)) + border.column(x, y - 1) * Image.CHANNELS;
            int down = picture.offset(border.row(y + 1)) + border.column(x, y + 1) * Image.CHANNELS;
            for (int c = 0; c < Image.CHANNELS; c++) {
                float v = here[at + c];
                float slope = slope(v - here[left + c])
                        + slope(v - here[right + c])
                        + slope(v - above[up + c])
                        + slope(v - below[down + c]);
                direction.samples()[direction.from() + x * Image.CHANNELS + c] -= weight * slope;
            }
        }
    }

    private static float slope(float difference) {
        return difference / (float) Math.sqrt(difference * difference + EPSILON * EPSILON);
    }
}
