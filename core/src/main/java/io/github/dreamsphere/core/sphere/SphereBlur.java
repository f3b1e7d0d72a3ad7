package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneWindow;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.Rows;

/**
 * A Gaussian blur that is equally wide in every direction on a sphere: along a row its deviation grows with 1/cos φ,
 * and it continues across the seam and the poles. On a flat picture it is the ordinary blur. Rows are computed in
 * parallel.
 */
public final class SphereBlur {
    /** Taps reach this many deviations far. */
    private static final double REACH = 3;

    private SphereBlur() {}

    /**
     * Blurs {@code image} in place.
     *
     * @param sigma standard deviation in pixels at the equator, &gt; 0
     */
    public static void blur(Image image, Surface surface, double sigma) {
        blur(image.colourPlane(), surface, sigma, Planes.inMemory());
    }

    /**
     * Blurs a picture on {@code surface}, HWC, in place.
     *
     * @param planes makes a second plane, which is closed again
     */
    public static void blur(Plane picture, Surface surface, double sigma, Planes planes) {
        Border border = surface.border();
        try (Plane vertical = planes.like(picture)) {
            float[] taps = tapsDown(surface, sigma);
            PlaneWindow window = new PlaneWindow(picture);
            window.sweep(
                    picture.height(),
                    (top, bottom) -> border.rows(top - taps.length, bottom + taps.length),
                    y -> blurDown(window, border, taps, y, vertical));
            picture.changeEachRow((y, row) -> {
                RowFilter.along(vertical.row(y), border, tapsAlong(surface, y, sigma), row);
            });
        }
    }

    /** The weights of the pixels at distance 0, 1, 2 … above and below; over both sides they sum to 1. */
    public static float[] tapsDown(Surface surface, double sigma) {
        return taps(sigma, surface.height());
    }

    /** The weights of the pixels at distance 0, 1, 2 … to both sides in row {@code y}; together they sum to 1. */
    public static float[] tapsAlong(Surface surface, int y, double sigma) {
        return taps(sigma / Math.max(surface.area(y), 1e-6), surface.width() / 2);
    }

    private static float[] taps(double sigma, int most) {
        float[] taps = new float[(int) Math.min(most, Math.ceil(REACH * sigma)) + 1];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            taps[k] = (float) Math.exp(-0.5 * k * k / (sigma * sigma));
            sum += k == 0 ? taps[k] : 2 * taps[k];
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= (float) sum;
        }
        return taps;
    }

    private static void blurDown(Rows source, Border border, float[] taps, int y, Plane target) {
        Row row = target.row(y);
        float[] sums = row.array();
        int to = row.offset();
        int rowLength = border.width() * Image.CHANNELS;
        for (int k = 1 - taps.length; k < taps.length; k++) {
            int turn = border.turned(y + k) ? border.width() / 2 * Image.CHANNELS : 0;
            Row added = source.row(border.row(y + k));
            float[] samples = added.array();
            int from = added.offset();
            float weight = taps[Math.abs(k)];
            for (int i = 0; i < rowLength; i++) {
                int j = i + turn;
                sums[to + i] += weight * samples[from + (j < rowLength ? j : j - rowLength)];
            }
        }
        target.store(y, row);
    }
}
