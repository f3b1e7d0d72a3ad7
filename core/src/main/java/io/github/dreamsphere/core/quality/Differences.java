package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;

/** Mean absolute differences between columns and rows of an image. */
final class Differences {
    private Differences() {}

    /** Mean |a − b| over the pixels of two columns. */
    static double columns(Image image, int a, int b) {
        double sum = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int c = 0; c < Image.CHANNELS; c++) {
                sum += Math.abs(image.get(a, y, c) - image.get(b, y, c));
            }
        }
        return sum / image.height() / Image.CHANNELS;
    }

    /** Mean |a − b| over the pixels of two rows, row {@code b} turned by {@code turn} columns. */
    static double rows(Image image, int a, int b, int turn) {
        double sum = 0;
        for (int x = 0; x < image.width(); x++) {
            int opposite = (x + turn) % image.width();
            for (int c = 0; c < Image.CHANNELS; c++) {
                sum += Math.abs(image.get(x, a, c) - image.get(opposite, b, c));
            }
        }
        return sum / image.width() / Image.CHANNELS;
    }

    /** Mean |a − b| over the pixels of two images of one row each. */
    static double rows(Image a, Image b) {
        double sum = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            sum += Math.abs(a.rgb()[i] - b.rgb()[i]);
        }
        return sum / a.rgb().length;
    }

    /** {@code difference} over the median of {@code usual}; 1 if both are 0. */
    static double overMedian(double difference, double[] usual) {
        double[] sorted = usual.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return difference == 0 && median == 0 ? 1 : difference / median;
    }
}
