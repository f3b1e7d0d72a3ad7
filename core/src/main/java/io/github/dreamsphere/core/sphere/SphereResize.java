package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import java.util.stream.IntStream;

/**
 * Resizes an image that goes on over its seam and its poles. The filter is separable: rows are mixed first, at the
 * source's width, where a row from beyond a pole is turned by half that width (by the mean of the two nearest columns
 * if the width is odd); then columns. Rows are computed in parallel on the common pool; the result does not depend on
 * how many threads there are.
 */
public final class SphereResize {
    private final Border border;
    private final ResampleFilter.Taps[] rows;
    private final ResampleFilter.Taps[] columns;

    private SphereResize(Border border, int width, int height, ResampleFilter filter) {
        this.border = border;
        this.rows = filter.taps(border.height(), height);
        this.columns = filter.taps(border.width(), width);
    }

    /** {@code image} at {@code width} × {@code height} by {@link ResampleFilter#LANCZOS3}. */
    public static Image resize(Image image, Border border, int width, int height) {
        return resize(image, border, width, height, ResampleFilter.LANCZOS3);
    }

    /**
     * {@code image} at {@code width} × {@code height} pixels; a new image even if the size stays. Lanczos rings: colour
     * may leave 0..1 by a little and is not clamped; alpha is.
     *
     * @throws IllegalArgumentException if {@code border} has not the image's size, or the new size is not positive
     */
    public static Image resize(Image image, Border border, int width, int height, ResampleFilter filter) {
        if (image.width() != border.width() || image.height() != border.height()) {
            throw new IllegalArgumentException("the border must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + border.width() + "x" + border.height());
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        if (image.width() == width && image.height() == height) {
            return image.copy();
        }
        SphereResize resize = new SphereResize(border, width, height, filter);
        Image resized = new Image(width, height, resize.plane(image.rgb(), Image.CHANNELS));
        float[] alpha = image.alpha().map(a -> clamped(resize.plane(a, 1))).orElse(null);
        return resized.withAlpha(alpha);
    }

    private static float[] clamped(float[] plane) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = Math.min(1, Math.max(0, plane[i]));
        }
        return plane;
    }

    private float[] plane(float[] source, int channels) {
        int rowLength = columns.length * channels;
        float[] target = new float[Math.toIntExact((long) rows.length * rowLength)];
        IntStream.range(0, rows.length).parallel().forEach(y -> {
            float[] mixed = new float[border.width() * channels];
            mixRows(source, channels, rows[y], mixed);
            mixColumns(mixed, channels, target, y * rowLength);
        });
        return target;
    }

    private void mixRows(float[] source, int channels, ResampleFilter.Taps taps, float[] mixed) {
        int width = border.width();
        for (int k = 0; k < taps.weights().length; k++) {
            int y = taps.first() + k;
            float weight = taps.weights()[k];
            int from = border.row(y) * mixed.length;
            if (!border.turned(y)) {
                addTurned(source, from, 0, weight, mixed);
            } else if (width % 2 == 0) {
                addTurned(source, from, width / 2 * channels, weight, mixed);
            } else {
                addTurned(source, from, width / 2 * channels, weight / 2, mixed);
                addTurned(source, from, (width / 2 + 1) * channels, weight / 2, mixed);
            }
        }
    }

    /** Adds the row at {@code source[from]}, its samples moved {@code turn} to the left. */
    private static void addTurned(float[] source, int from, int turn, float weight, float[] mixed) {
        int split = mixed.length - turn;
        for (int i = 0; i < split; i++) {
            mixed[i] += weight * source[from + turn + i];
        }
        for (int i = split; i < mixed.length; i++) {
            mixed[i] += weight * source[from + i - split];
        }
    }

    private void mixColumns(float[] row, int channels, float[] target, int to) {
        int before = Math.max(0, -columns[0].first());
        float[] padded = padded(row, channels, before);
        int out = to;
        for (ResampleFilter.Taps taps : columns) {
            int from = (taps.first() + before) * channels;
            float[] weights = taps.weights();
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * padded[from + k * channels + c];
                }
                target[out++] = sum;
            }
        }
    }

    private float[] padded(float[] row, int channels, int before) {
        ResampleFilter.Taps last = columns[columns.length - 1];
        int end = Math.max(border.width(), last.first() + last.weights().length);
        float[] padded = new float[(before + end) * channels];
        System.arraycopy(row, 0, padded, before * channels, row.length);
        for (int x = -before; x < 0; x++) {
            System.arraycopy(row, border.column(x) * channels, padded, (before + x) * channels, channels);
        }
        for (int x = border.width(); x < end; x++) {
            System.arraycopy(row, border.column(x) * channels, padded, (before + x) * channels, channels);
        }
        return padded;
    }
}
