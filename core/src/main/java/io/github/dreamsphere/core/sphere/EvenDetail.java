package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import java.util.Arrays;

/**
 * Leaves a sphere's picture as fine along its rows as across them. At latitude φ the columns of an equirectangular
 * picture lie cos φ times as close as its rows, so that the noise and the sharpness of a camera, the same in every pixel,
 * become rays about the poles. Each row goes through the low-pass of a reduction to cos φ of its pixels, Lanczos', and
 * keeps its width: nothing is lost that could be seen in every direction.
 */
public final class EvenDetail {
    private static final ResampleFilter FILTER = ResampleFilter.LANCZOS3;

    private EvenDetail() {}

    /**
     * Changes a picture on {@code surface}, HWC, in place; a flat one stays as it is. Lanczos rings: what leaves 0..1 is
     * clamped. Rows are filtered in parallel, each by the same sums whatever column it begins with: a picture that is rolled
     * gives the result rolled.
     */
    public static void level(Plane picture, Surface surface) {
        Border border = surface.border();
        picture.changeEachRow((y, row) -> {
            double area = surface.area(y);
            if (area < 1) {
                filter(row, FILTER.lowPass(1 / area, border.width() / 2), border);
            }
        });
    }

    private static void filter(Plane.Row row, float[] taps, Border border) {
        int reach = taps.length / 2;
        float[] padded = padded(row, reach, border);
        float[] samples = row.samples();
        int length = border.width() * Image.CHANNELS;
        Arrays.fill(samples, row.from(), row.from() + length, 0);
        for (int k = 0; k < taps.length; k++) {
            float weight = taps[k];
            int from = k * Image.CHANNELS;
            for (int i = 0; i < length; i++) {
                samples[row.from() + i] += weight * padded[from + i];
            }
        }
        for (int i = row.from(); i < row.from() + length; i++) {
            samples[i] = Math.min(1, Math.max(0, samples[i]));
        }
    }

    private static float[] padded(Plane.Row row, int reach, Border border) {
        float[] padded = new float[(border.width() + 2 * reach) * Image.CHANNELS];
        for (int x = -reach; x < border.width() + reach; x++) {
            int from = row.from() + border.column(x) * Image.CHANNELS;
            System.arraycopy(row.samples(), from, padded, (x + reach) * Image.CHANNELS, Image.CHANNELS);
        }
        return padded;
    }
}
