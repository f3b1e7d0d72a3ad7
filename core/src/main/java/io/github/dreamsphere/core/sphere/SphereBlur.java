package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import java.util.stream.IntStream;

/**
 * A Gaussian blur that is as wide in every direction on a sphere: along a row its deviation grows with 1/cos φ, and it
 * goes on over the seam and the poles. On a flat picture it is the plain one. Rows are computed in parallel.
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
        Border border = surface.border();
        float[] source = image.rgb();
        float[] vertical = new float[source.length];
        float[] taps = taps(sigma, border.height());
        IntStream.range(0, surface.height()).parallel().forEach(y -> blurDown(source, border, taps, y, vertical));
        IntStream.range(0, surface.height()).parallel().forEach(y -> {
            float[] wide = taps(sigma / Math.max(surface.area(y), 1e-6), border.width() / 2);
            blurAlong(vertical, border, wide, y, source);
        });
    }

    /** Weights for 0, 1, 2 … pixels away, of which the first counts once and the others twice; they sum to 1. */
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

    private static void blurDown(float[] source, Border border, float[] taps, int y, float[] target) {
        int rowLength = border.width() * Image.CHANNELS;
        for (int k = 1 - taps.length; k < taps.length; k++) {
            int turn = border.turned(y + k) ? border.width() / 2 * Image.CHANNELS : 0;
            int from = border.row(y + k) * rowLength;
            float weight = taps[Math.abs(k)];
            for (int i = 0; i < rowLength; i++) {
                int j = i + turn;
                target[y * rowLength + i] += weight * source[from + (j < rowLength ? j : j - rowLength)];
            }
        }
    }

    private static void blurAlong(float[] source, Border border, float[] taps, int y, float[] target) {
        int row = y * border.width();
        for (int x = 0; x < border.width(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int k = 1 - taps.length; k < taps.length; k++) {
                int i = (row + border.column(x + k)) * Image.CHANNELS;
                float weight = taps[Math.abs(k)];
                red += weight * source[i];
                green += weight * source[i + 1];
                blue += weight * source[i + 2];
            }
            int to = (row + x) * Image.CHANNELS;
            target[to] = red;
            target[to + 1] = green;
            target[to + 2] = blue;
        }
    }
}
