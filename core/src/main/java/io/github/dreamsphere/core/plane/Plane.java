package io.github.dreamsphere.core.plane;

import java.util.stream.IntStream;

/**
 * A rectangle of pixels of one or more channels (HWC, interleaved floats, rows from the top), in memory or in a scratch
 * file. Work on it goes row by row: a changed row must be {@linkplain #store stored}, which costs nothing in memory.
 * Different rows may be used by different threads at once.
 *
 * <p>Where a scratch file cannot be read or written, an {@link java.io.UncheckedIOException} with a {@link ScratchException}
 * as its cause is thrown.
 */
public sealed interface Plane extends AutoCloseable permits HeapPlane, ScratchPlane {
    /** Pixels a row. */
    int width();

    /** Rows. */
    int height();

    /** Floats a pixel. */
    int channels();

    /** Floats a row: width times channels. */
    default int rowLength() {
        return width() * channels();
    }

    /** Work on a row and its number. */
    @FunctionalInterface
    interface RowTask {
        /** Works on {@code row}, row {@code y}. */
        void accept(int y, Row row);
    }

    /** Row {@code y}, to be read, or to be changed and stored. */
    Row row(int y);

    /** Stores {@code row}, which {@link #row} returned as row {@code y} and the caller changed. */
    void store(int y, Row row);

    /** Sets row {@code y} to the samples of {@code row}, a row of any plane or array. */
    void put(int y, Row row);

    /** This plane if it is in memory, else a copy that is. */
    default HeapPlane toMemory() {
        if (this instanceof HeapPlane plane) {
            return plane;
        }
        HeapPlane memory = new HeapPlane(new float[Math.multiplyExact(height(), rowLength())], width(), channels());
        memory.copy(this);
        return memory;
    }

    /** Calls {@code task} for every row, for several at once. */
    default void forEachRow(RowTask task) {
        IntStream.range(0, height()).parallel().forEach(y -> task.accept(y, row(y)));
    }

    /** Calls {@code task} for every row, for several at once, and stores the rows it changed. */
    default void changeEachRow(RowTask task) {
        forEachRow((y, row) -> {
            task.accept(y, row);
            store(y, row);
        });
    }

    /** Adds {@code factor} times {@code other}, a plane of the same size. */
    default void add(Plane other, float factor) {
        changeEachRow((y, row) -> row.add(other.row(y), factor));
    }

    /** Takes the samples of {@code other}, a plane of the same size. */
    default void copy(Plane other) {
        other.forEachRow(this::put);
    }

    /** Brings every sample into 0..1. */
    default void clamp() {
        changeEachRow((y, row) -> row.clamp());
    }

    /** Frees its memory or its part of the scratch file. */
    @Override
    void close();
}
