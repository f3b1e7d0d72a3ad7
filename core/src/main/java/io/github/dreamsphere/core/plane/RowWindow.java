package io.github.dreamsphere.core.plane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** Some rows of a plane at a time, to be read in any order. Rows of a plane in memory are not copied. */
public final class RowWindow implements Rows {
    private final Plane plane;
    private final HeapPlane memory;
    private final float[][] rows;
    private final Deque<float[]> spare = new ArrayDeque<>();
    private RowSpan shown = new RowSpan(0, 0);

    /** A window over {@code plane} that shows nothing yet. */
    public RowWindow(Plane plane) {
        this.plane = plane;
        this.memory = plane instanceof HeapPlane heap ? heap : null;
        this.rows = memory == null ? new float[plane.height()][] : null;
    }

    /** Shows these rows, as they are now; those that were shown before stay as they were. */
    public void show(RowSpan span) {
        if (plane instanceof ScratchPlane scratch) {
            for (int y = shown.first(); y < shown.end(); y++) {
                if (y < span.first() || y >= span.end()) {
                    spare.add(rows[y]);
                    rows[y] = null;
                }
            }
            int[] missing = IntStream.range(span.first(), span.end())
                    .filter(y -> rows[y] == null)
                    .toArray();
            for (int y : missing) {
                rows[y] = spare.isEmpty() ? new float[plane.rowLength()] : spare.pop();
            }
            IntStream.of(missing).parallel().forEach(y -> scratch.read(y, rows[y]));
            shown = span;
        }
    }

    @Override
    public float[] samples(int row) {
        return memory == null ? rows[row] : memory.samples(row);
    }

    @Override
    public int offset(int row) {
        return memory == null ? 0 : memory.offset(row);
    }
}
