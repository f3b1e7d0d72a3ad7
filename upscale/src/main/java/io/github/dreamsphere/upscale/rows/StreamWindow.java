package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A window of rows on a stream. It slides down: rows above it cannot be read again. */
public final class StreamWindow implements Rows, AutoCloseable {
    private final RowStream source;
    private final Border border;
    private final Row[] rows;
    private final Deque<Row> spare = new ArrayDeque<>();
    private int first;
    private int end;

    /** A window on {@code source}, which is closed with it. */
    public StreamWindow(RowStream source) {
        this.source = source;
        this.border = source.surface().border();
        this.rows = new Row[border.height()];
    }

    /**
     * Makes rows {@code from} to {@code to} (exclusive) readable; they may lie beyond the edges and are then the rows
     * that the border folds them to. Those above all of them are released.
     */
    public void slide(int from, int to) throws IOException {
        RowSpan needed = border.rows(from, to);
        if (needed.first() < first) {
            throw new IllegalStateException(
                    "row " + needed.first() + " was released already, the first kept is " + first);
        }
        while (first < Math.min(needed.first(), end)) {
            spare.push(rows[first]);
            rows[first++] = null;
        }
        while (end < needed.end()) {
            rows[end] = spare.isEmpty() ? Row.of(new float[border.width() * source.channels()]) : spare.pop();
            source.next(rows[end++].array());
        }
    }

    /** Stored row {@code y}, which must be in the window. */
    @Override
    public Row row(int y) {
        return rows[y];
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
