package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The rows of a source that are needed at the moment. They slide downwards: a row let go does not come back. */
public final class RowWindow implements Rows, AutoCloseable {
    private final RowSource source;
    private final Border border;
    private final float[][] rows;
    private final Deque<float[]> spare = new ArrayDeque<>();
    private int first;
    private int end;

    /** A window on {@code source}, which it closes. */
    public RowWindow(RowSource source) {
        this.source = source;
        this.border = source.surface().border();
        this.rows = new float[border.height()][];
    }

    /**
     * Makes rows {@code from} to {@code to} (exclusive) readable; they may lie beyond the edges and are then the rows
     * that the border folds them to. What lies above all of them is let go.
     */
    public void slide(int from, int to) throws IOException {
        int lowest = border.height();
        int highest = 0;
        for (int y = from; y < to; y++) {
            lowest = Math.min(lowest, border.row(y));
            highest = Math.max(highest, border.row(y) + 1);
        }
        if (lowest < first) {
            throw new IllegalStateException("row " + lowest + " was let go already, the first kept is " + first);
        }
        while (first < Math.min(lowest, end)) {
            spare.push(rows[first]);
            rows[first++] = null;
        }
        while (end < highest) {
            rows[end] = spare.isEmpty() ? new float[border.width() * source.channels()] : spare.pop();
            source.next(rows[end++]);
        }
    }

    /** Stored row {@code row}, which must be in the window. */
    @Override
    public float[] samples(int row) {
        return rows[row];
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
