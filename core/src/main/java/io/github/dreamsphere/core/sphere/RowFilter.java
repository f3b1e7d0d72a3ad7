package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import java.util.Arrays;

/** A symmetric filter along a row that goes on beyond its ends as its border says. */
final class RowFilter {
    private RowFilter() {}

    /**
     * Filters {@code source} into {@code target}, which may be the same row.
     *
     * @param taps weights for 0, 1, 2 … pixels away, to either side; no more than half the width away
     */
    static void along(Plane.Row source, Border border, float[] taps, Plane.Row target) {
        int reach = taps.length - 1;
        float[] padded = padded(source, reach, border);
        float[] samples = target.samples();
        int first = target.from();
        int length = border.width() * Image.CHANNELS;
        Arrays.fill(samples, first, first + length, 0);
        for (int k = -reach; k <= reach; k++) {
            float weight = taps[Math.abs(k)];
            int from = (reach + k) * Image.CHANNELS;
            for (int i = 0; i < length; i++) {
                samples[first + i] += weight * padded[from + i];
            }
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
