package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;

/** A symmetric filter along a row, which continues beyond its ends as its border says. */
final class RowFilter {
    private RowFilter() {}

    /**
     * Filters {@code source} into {@code target}, which may be the same row.
     *
     * @param taps weights of pixels at distance 0, 1, 2 … on either side; the largest distance is at most half the
     *     width
     */
    static void along(Row source, Border border, float[] taps, Row target) {
        int reach = taps.length - 1;
        float[] padded = padded(source, reach, border);
        float[] samples = target.array();
        int first = target.offset();
        int length = border.width() * Image.CHANNELS;
        target.fill(0);
        for (int k = -reach; k <= reach; k++) {
            float weight = taps[Math.abs(k)];
            int from = (reach + k) * Image.CHANNELS;
            for (int i = 0; i < length; i++) {
                samples[first + i] += weight * padded[from + i];
            }
        }
    }

    private static float[] padded(Row row, int reach, Border border) {
        float[] padded = new float[(border.width() + 2 * reach) * Image.CHANNELS];
        for (int x = -reach; x < border.width() + reach; x++) {
            int from = row.offset() + border.column(x) * Image.CHANNELS;
            System.arraycopy(row.array(), from, padded, (x + reach) * Image.CHANNELS, Image.CHANNELS);
        }
        return padded;
    }
}
