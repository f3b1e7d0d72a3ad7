package io.github.dreamsphere.core.plane;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Weighted means of values on their way into a plane, some rows at a time from the top: values times weights are added
 * to a row's samples and the weights to its weights; once a row is passed, its samples are divided by its weights. Rows
 * to which nothing was added become zero.
 */
public final class RowSums implements Rows {
    private final Plane plane;
    private final int width;
    private final boolean weighted;
    private final Plane.Row[] rows;
    private final float[][] weights;
    private final Deque<float[]> spareRows = new ArrayDeque<>();
    private final Deque<float[]> spareWeights = new ArrayDeque<>();
    private int first;
    private int end;

    /**
     * Sums for {@code plane}, whose old numbers are lost.
     *
     * @param width pixels of a row
     * @param weighted whether weights are kept; else they are taken to sum to 1
     */
    public RowSums(Plane plane, int width, boolean weighted) {
        this.plane = plane;
        this.width = width;
        this.weighted = weighted;
        this.rows = new Plane.Row[plane.height()];
        this.weights = new float[plane.height()][];
    }

    /** Makes these rows ready to be added to; those above them are done. */
    public void show(RowSpan span) {
        if (span.first() < first) {
            throw new IllegalArgumentException("row " + span.first() + " was passed, the first is " + first);
        }
        while (end < span.end()) {
            enter(end++);
        }
        IntStream.range(first, span.first()).parallel().forEach(this::finish);
        while (first < span.first()) {
            leave(first++);
        }
    }

    /** All rows are done. */
    public void finish() {
        show(new RowSpan(plane.height(), plane.height()));
    }

    private void enter(int y) {
        if (plane instanceof HeapPlane memory) {
            rows[y] = memory.row(y);
        } else {
            rows[y] = new Plane.Row(spareRows.isEmpty() ? new float[plane.rowLength()] : spareRows.pop(), 0);
        }
        Arrays.fill(rows[y].samples(), rows[y].from(), rows[y].from() + plane.rowLength(), 0);
        if (weighted) {
            weights[y] = spareWeights.isEmpty() ? new float[width] : spareWeights.pop();
            Arrays.fill(weights[y], 0);
        }
    }

    private void finish(int y) {
        if (weighted) {
            divide(rows[y], weights[y]);
        }
        plane.store(y, rows[y]);
    }

    private void divide(Plane.Row row, float[] sums) {
        int channels = plane.rowLength() / width;
        float[] samples = row.samples();
        int i = row.from();
        for (int x = 0; x < width; x++) {
            float scale = sums[x] > 0 ? 1 / sums[x] : 0;
            for (int c = 0; c < channels; c++) {
                samples[i++] *= scale;
            }
        }
    }

    private void leave(int y) {
        if (!(plane instanceof HeapPlane)) {
            spareRows.push(rows[y].samples());
        }
        rows[y] = null;
        if (weighted) {
            spareWeights.push(weights[y]);
            weights[y] = null;
        }
    }

    /** The array that holds the sums of row {@code row}, which is shown. */
    @Override
    public float[] samples(int row) {
        return rows[row].samples();
    }

    @Override
    public int offset(int row) {
        return rows[row].from();
    }

    /** The weights of row {@code row}, which is shown, one a pixel. */
    public float[] weights(int row) {
        return weights[row];
    }
}
