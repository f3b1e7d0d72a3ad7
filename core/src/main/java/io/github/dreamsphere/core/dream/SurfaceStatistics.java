package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Means over a surface, where every pixel counts by the area it stands for. */
final class SurfaceStatistics {
    private SurfaceStatistics() {}

    /** The sum of something over the pixels {@code from} to {@code to} (exclusive) of a row. */
    private interface RowSum {
        double of(int from, int to);
    }

    /**
     * Σ area·weight·|g| / Σ area·weight; 0 if nothing weighs anything.
     *
     * @param weights one a pixel, or null for all alike
     */
    static double meanMagnitude(float[] plane, Surface surface, float[] weights) {
        double sum = sum(surface, (from, to) -> magnitudes(plane, weights, from, to));
        double area = sum(surface, (from, to) -> weights(weights, from, to));
        return area == 0 ? 0 : sum / area / Image.CHANNELS;
    }

    private static double magnitudes(float[] plane, float[] weights, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            int k = i * Image.CHANNELS;
            float magnitude = Math.abs(plane[k]) + Math.abs(plane[k + 1]) + Math.abs(plane[k + 2]);
            sum += weights == null ? magnitude : weights[i] * magnitude;
        }
        return sum;
    }

    private static double weights(float[] weights, int from, int to) {
        if (weights == null) {
            return to - from;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Scales {@code plane} to a root mean square of 1; leaves it if it is 0 everywhere. */
    static void scaleToUnit(float[] plane, Surface surface) {
        double squares = sum(surface, (from, to) -> squares(plane, from, to));
        double samples = sum(surface, (from, to) -> to - from) * Image.CHANNELS;
        if (squares > 0) {
            float scale = (float) Math.sqrt(samples / squares);
            for (int i = 0; i < plane.length; i++) {
                plane[i] *= scale;
            }
        }
    }

    private static double squares(float[] plane, int from, int to) {
        double sum = 0;
        for (int k = from * Image.CHANNELS; k < to * Image.CHANNELS; k++) {
            sum += plane[k] * plane[k];
        }
        return sum;
    }

    /** The mean of channel {@code c}. */
    static double mean(Image image, Surface surface, int c) {
        double sum = sum(surface, (from, to) -> deviations(image.rgb(), c, 0, 1, from, to));
        return sum / sum(surface, (from, to) -> to - from);
    }

    /** The standard deviation of channel {@code c} about {@code mean}. */
    static double deviation(Image image, Surface surface, int c, double mean) {
        double sum = sum(surface, (from, to) -> deviations(image.rgb(), c, mean, 2, from, to));
        return Math.sqrt(sum / sum(surface, (from, to) -> to - from));
    }

    private static double deviations(float[] rgb, int c, double mean, int power, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double deviation = rgb[i * Image.CHANNELS + c] - mean;
            sum += power == 1 ? deviation : deviation * deviation;
        }
        return sum;
    }

    /** Rows are summed in parallel, then one after the other, so that the sum is the same for any number of threads. */
    private static double sum(Surface surface, RowSum row) {
        double[] rows = new double[surface.height()];
        IntStream.range(0, surface.height())
                .parallel()
                .forEach(y -> rows[y] = surface.area(y) * row.of(y * surface.width(), (y + 1) * surface.width()));
        return Arrays.stream(rows).reduce(0, Double::sum);
    }
}
