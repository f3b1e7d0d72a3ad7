package io.github.dreamsphere.core.plane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Some rows of a plane, in memory while they are needed. Rows of a plane in memory are not copied. */
public final class PlaneWindow implements Rows {
    /** Rows of a result that are made between two moves of the window. */
    private static final int BAND = 64;

    private final Plane plane;
    private final Row[] copies;
    private final Deque<Row> spare = new ArrayDeque<>();
    private RowSpan shown = new RowSpan(0, 0);

    /** A window over {@code plane} that shows nothing yet. */
    public PlaneWindow(Plane plane) {
        this.plane = plane;
        this.copies = new Row[plane instanceof ScratchPlane ? plane.height() : 0];
    }

    /** Shows these rows as they are now; those that were shown before stay as they were. */
    public void show(RowSpan span) {
        if (plane instanceof ScratchPlane scratch) {
            release(span);
            int[] missing = IntStream.range(span.first(), span.end())
                    .filter(y -> copies[y] == null)
                    .toArray();
            for (int y : missing) {
                copies[y] = spare.isEmpty() ? Row.of(new float[plane.rowLength()]) : spare.pop();
            }
            IntStream.of(missing).parallel().forEach(y -> scratch.read(y, copies[y]));
            shown = span;
        }
    }

    /** The rows of a plane that are needed for a band of rows of a result. */
    @FunctionalInterface
    public interface Needed {
        /** What is needed for rows {@code top} to {@code bottom} (exclusive) of the result. */
        RowSpan rows(int top, int bottom);
    }

    /**
     * Makes rows 0 to {@code height} (exclusive) of a result from this window's plane, several at once, in bands from
     * the top of which each one's needed rows are shown.
     *
     * @param task makes the row of the number it is given
     */
    public void sweep(int height, Needed needed, IntConsumer task) {
        int band = plane instanceof HeapPlane ? height : BAND;
        for (int top = 0; top < height; top += band) {
            int bottom = Math.min(height, top + band);
            show(needed.rows(top, bottom));
            IntStream.range(top, bottom).parallel().forEach(task);
        }
    }

    private void release(RowSpan kept) {
        for (int y = shown.first(); y < shown.end(); y++) {
            if (y < kept.first() || y >= kept.end()) {
                spare.add(copies[y]);
                copies[y] = null;
            }
        }
    }

    /** Row {@code y}, which is shown. */
    @Override
    public Row row(int y) {
        return plane instanceof HeapPlane memory ? memory.row(y) : copies[y];
    }
}
