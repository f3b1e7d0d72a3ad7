package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneWindow;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;

/**
 * The total variation of a picture: Σ √((a − b)² + ε²) over all pairs of neighbours, including those across the seam
 * and the poles (Rudin, Osher, Fatemi 1992, smoothed after Charbonnier).
 */
final class TotalVariation {
    /** Differences much smaller than this, a step of 8-bit colour, count by their square. */
    private static final float EPSILON = 1 / 255f;

    private TotalVariation() {}

    /** Subtracts {@code weight} times the gradient of the total variation of a picture from {@code direction}. */
    static void subtractGradient(Plane picture, Border border, float weight, Plane direction) {
        PlaneWindow window = new PlaneWindow(picture);
        window.sweep(picture.height(), (top, bottom) -> border.rows(top - 1, bottom + 1), y -> {
            Row row = direction.row(y);
            subtractRow(window, border, weight, y, row);
            direction.store(y, row);
        });
    }

    private static void subtractRow(Rows picture, Border border, float weight, int y, Row direction) {
        Row here = picture.row(y);
        Row above = picture.row(border.row(y - 1));
        Row below = picture.row(border.row(y + 1));
        for (int x = 0; x < border.width(); x++) {
            int at = x * Image.CHANNELS;
            int left = border.column(x - 1) * Image.CHANNELS;
            int right = border.column(x + 1) * Image.CHANNELS;
            int up = border.column(x, y - 1) * Image.CHANNELS;
            int down = border.column(x, y + 1) * Image.CHANNELS;
            for (int c = 0; c < Image.CHANNELS; c++) {
                float v = here.get(at + c);
                float slope = slope(v - here.get(left + c))
                        + slope(v - here.get(right + c))
                        + slope(v - above.get(up + c))
                        + slope(v - below.get(down + c));
                direction.set(at + c, direction.get(at + c) - weight * slope);
            }
        }
    }

    private static float slope(float difference) {
        return difference / (float) Math.sqrt(difference * difference + EPSILON * EPSILON);
    }
}
