package io.github.dreamsphere.core.plane;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Weighted means that are gathered in the rows of a plane, some rows at a time from the top: values times weights are
 * added to a row's samples, and the weights to its weights; once a row is passed, its samples are divided by its
 * weights. Rows to which nothing was added become zero.
 */
public final class RowSums implements Rows {
    private final Plane plane;
    private final boolean weighted;
    private final Row[] rows;
    private final float[][] weights;
    private final Deque<Row> spareRows = new ArrayDeque<>();
    private final Deque<float[]> spareWeights = new ArrayDeque<>();
    private int first;
    private int end;

    /**
     * Sums for {@code plane}, whose samples are overwritten.
     *
     * @param weighted whether weights are kept; else they are taken to sum to 1
     */
    public RowSums(Plane plane, boolean weighted) {
        this.plane = plane;
        this.weighted = weighted;
        this.rows = new Row[plane.height()];
        this.weights = new float[plane.height()][];
    }

    /** Makes these rows ready to be added to; those above them are complete. */
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

    /** Completes all rows. */
    public void finish() {
        show(new RowSpan(plane.height(), plane.height()));
    }

    private void enter(int y) {
        if (plane instanceof HeapPlane memory) {
            rows[y] = memory.row(y);
        } else {
            rows[y] = spareRows.isEmpty() ? Row.of(new float[plane.rowLength()]) : spareRows.pop();
        }
        rows[y].fill(0);
        if (weighted) {
            weights[y] = spareWeights.isEmpty() ? new float[plane.width()] : spareWeights.pop();
            Arrays.fill(weights[y], 0);
        }
    }

    private void finish(int y) {
        if (weighted) {
            divide(rows[y], weights[y]);
        }
        plane.store(y, rows[y]);
    }

    private void divide(Row row, float[] sums) {
        float[] samples = row.array();
        int i = row.offset();
        for (float sum : sums) {
            float scale = sum > 0 ? 1 / sum : 0;
            for (int c = 0; c < plane.channels(); c++) {
                samples[i++] *= scale;
            }
        }
    }

    private void leave(int y) {
        if (!(plane instanceof HeapPlane)) {
            spareRows.push(rows[y]);
        }
        rows[y] = null;
        if (weighted) {
            spareWeights.push(weights[y]);
            weights[y] = null;
        }
    }

    /** The sums of row {@code y}, which is shown. */
    @Override
    public Row row(int y) {
        return rows[y];
    }

    /** The weights of row {@code y}, which is shown, one a pixel. */
    public float[] weights(int y) {
        return weights[y];
    }
}
