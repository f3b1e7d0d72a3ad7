package io.github.dreamsphere.core.plane;

import java.util.stream.IntStream;

/**
 * Rows of floats of one length, in memory or in a scratch file; zero at first. Whoever changes a row stores it again,
 * which costs nothing in memory. Different rows may be used by different threads at once.
 *
 * <p>A scratch file that cannot be read or written ends the work with a {@link ScratchException}.
 */
public sealed interface Plane extends AutoCloseable permits HeapPlane, ScratchPlane {
    /** How many rows there are. */
    int height();

    /** How many floats a row holds. */
    int rowLength();

    /**
     * Where a row is: {@code rowLength} floats.
     *
     * @param samples the array that holds it
     * @param from where in the array it begins
     */
    record Row(float[] samples, int from) {
        /** Float {@code i} of the row. */
        public float get(int i) {
            return samples[from + i];
        }
    }

    /** Does something to a row, knowing its number. */
    interface RowTask {
        /** Does it. */
        void accept(int y, Row row);
    }

    /** Row {@code y}, to be read, or to be changed and stored. */
    Row row(int y);

    /** Keeps what was done to {@code row}, which {@link #row} gave as row {@code y}. */
    void store(int y, Row row);

    /** A plane of the same size, in memory, with the same numbers. */
    default HeapPlane toMemory() {
        HeapPlane memory = new HeapPlane(new float[Math.multiplyExact(height(), rowLength())], rowLength());
        memory.copy(this);
        return memory;
    }

    /** Hands every row to {@code task}, several at once. */
    default void forEachRow(RowTask task) {
        IntStream.range(0, height()).parallel().forEach(y -> task.accept(y, row(y)));
    }

    /** Hands every row to {@code task}, several at once, and stores what it made of them. */
    default void changeEachRow(RowTask task) {
        forEachRow((y, row) -> {
            task.accept(y, row);
            store(y, row);
        });
    }

    /** Adds {@code factor} times {@code other}, a plane of the same size. */
    default void add(Plane other, float factor) {
        changeEachRow((y, row) -> {
            Row added = other.row(y);
            for (int i = 0; i < rowLength(); i++) {
                row.samples[row.from + i] += factor * added.samples[added.from + i];
            }
        });
    }

    /** Takes the numbers of {@code other}, a plane of the same size. */
    default void copy(Plane other) {
        other.forEachRow((y, row) -> {
            Row copy = row(y);
            System.arraycopy(row.samples, row.from, copy.samples, copy.from, rowLength());
            store(y, copy);
        });
    }

    /** Gives its memory or disk back. */
    @Override
    void close();
}
