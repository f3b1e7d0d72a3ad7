package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.Rows;

/**
 * The separable resize behind {@link SphereResize}, one target row at a time, for images that are never in memory as a
 * whole. Rows are mixed first, at the source's width; a row from beyond a pole is turned by half that width (by the
 * mean of the two nearest columns if the width is odd). Then columns are mixed. Immutable; safe for use by several
 * threads.
 */
public final class RowResampler {
    private final Border border;
    private final int channels;
    private final ResampleFilter.Taps[] rows;
    private final ResampleFilter.Taps[] columns;

    /** Resizes an image of interleaved {@code channels} with this border to {@code width} × {@code height} pixels. */
    public RowResampler(Border border, int channels, int width, int height, ResampleFilter filter) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        this.border = border;
        this.channels = channels;
        this.rows = filter.taps(border.height(), height);
        this.columns = filter.taps(border.width(), width);
    }

    /** The first source row that target row {@code y} depends on; may lie above the image, see {@link Border#row}. */
    public int firstRow(int y) {
        return rows[y].first();
    }

    /** One more than the last source row that target row {@code y} depends on; may lie below the image. */
    public int endRow(int y) {
        return rows[y].first() + rows[y].weights().length;
    }

    /** Computes row {@code y} of the resized image. */
    public void resample(int y, Rows source, Row target) {
        float[] mixed = new float[border.width() * channels];
        mixRows(source, rows[y], mixed);
        mixColumns(mixed, target);
    }

    private void mixRows(Rows source, ResampleFilter.Taps taps, float[] mixed) {
        int width = border.width();
        for (int k = 0; k < taps.weights().length; k++) {
            int y = taps.first() + k;
            Row row = source.row(border.row(y));
            float weight = taps.weights()[k];
            if (!border.turned(y)) {
                addTurned(row, 0, weight, mixed);
            } else if (width % 2 == 0) {
                addTurned(row, width / 2 * channels, weight, mixed);
            } else {
                addTurned(row, width / 2 * channels, weight / 2, mixed);
                addTurned(row, (width / 2 + 1) * channels, weight / 2, mixed);
            }
        }
    }

    /** Adds a row, its samples moved {@code turn} to the left. */
    private static void addTurned(Row row, int turn, float weight, float[] mixed) {
        float[] source = row.array();
        int from = row.offset();
        int split = mixed.length - turn;
        for (int i = 0; i < split; i++) {
            mixed[i] += weight * source[from + turn + i];
        }
        for (int i = split; i < mixed.length; i++) {
            mixed[i] += weight * source[from + i - split];
        }
    }

    private void mixColumns(float[] row, Row target) {
        int before = Math.max(0, -columns[0].first());
        float[] padded = padded(row, before);
        float[] samples = target.array();
        int out = target.offset();
        for (ResampleFilter.Taps taps : columns) {
            int from = (taps.first() + before) * channels;
            float[] weights = taps.weights();
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += weights[k] * padded[from + k * channels + c];
                }
                samples[out++] = sum;
            }
        }
    }

    private float[] padded(float[] row, int before) {
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
