package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Statistics over a surface, with every pixel weighted by the area that it covers. */
final class SurfaceStatistics {
    private SurfaceStatistics() {}

    /** A sum over row {@code y}. */
    private interface RowSum {
        double of(int y);
    }

    /**
     * Σ area·weight·|g| / Σ area·weight; 0 if all weights are 0.
     *
     * @param weights one a pixel; null: all are 1
     */
    static double meanMagnitude(Plane plane, Surface surface, Plane weights) {
        double sum = sum(surface, y -> magnitudes(plane.row(y), weights == null ? null : weights.row(y), surface));
        double area = sum(surface, y -> weights == null ? surface.width() : weights(weights.row(y), surface));
        return area == 0 ? 0 : sum / area / Image.CHANNELS;
    }

    private static double magnitudes(Row row, Row weights, Surface surface) {
        double sum = 0;
        for (int x = 0, i = 0; x < surface.width(); x++, i += Image.CHANNELS) {
            float magnitude = Math.abs(row.get(i)) + Math.abs(row.get(i + 1)) + Math.abs(row.get(i + 2));
            sum += weights == null ? magnitude : weights.get(x) * magnitude;
        }
        return sum;
    }

    private static double weights(Row weights, Surface surface) {
        double sum = 0;
        for (int x = 0; x < surface.width(); x++) {
            sum += weights.get(x);
        }
        return sum;
    }

    /** Scales {@code plane} to a root mean square of 1, unless it is 0 everywhere. */
    static void scaleToUnit(Plane plane, Surface surface) {
        double squares = sum(surface, y -> squares(plane.row(y)));
        double samples = sum(surface, y -> plane.rowLength());
        if (squares > 0) {
            float scale = (float) Math.sqrt(samples / squares);
            plane.changeEachRow((y, row) -> row.scale(scale));
        }
    }

    private static double squares(Row row) {
        double sum = 0;
        for (int i = 0; i < row.length(); i++) {
            sum += row.get(i) * row.get(i);
        }
        return sum;
    }

    /** The mean of channel {@code c} of a picture. */
    static double mean(Plane picture, Surface surface, int c) {
        double sum = sum(surface, y -> deviations(picture.row(y), c, 0, 1, surface));
        return sum / sum(surface, y -> surface.width());
    }

    /** The standard deviation of channel {@code c} about {@code mean}. */
    static double deviation(Plane picture, Surface surface, int c, double mean) {
        double sum = sum(surface, y -> deviations(picture.row(y), c, mean, 2, surface));
        return Math.sqrt(sum / sum(surface, y -> surface.width()));
    }

    private static double deviations(Row row, int c, double mean, int power, Surface surface) {
        double sum = 0;
        for (int x = 0; x < surface.width(); x++) {
            double deviation = row.get(x * Image.CHANNELS + c) - mean;
            sum += power == 1 ? deviation : deviation * deviation;
        }
        return sum;
    }

    /** Rows are summed in parallel, then one after the other, so that the sum is the same for any number of threads. */
    private static double sum(Surface surface, RowSum row) {
        double[] rows = new double[surface.height()];
        IntStream.range(0, surface.height()).parallel().forEach(y -> rows[y] = surface.area(y) * row.of(y));
        return Arrays.stream(rows).reduce(0, Double::sum);
    }
}
