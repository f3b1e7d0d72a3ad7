package io.github.dreamsphere.models.engine;

import java.util.stream.IntStream;

/** Work on the values of a blob, spread over the cores. */
final class Chunks {
    /** Enough values that handing them to a thread costs little. */
    private static final int LENGTH = 1 << 14;

    private Chunks() {}

    /** A part of the work. */
    @FunctionalInterface
    interface Part {
        /** Works on the values from {@code from} to {@code to}, exclusive. */
        void work(int from, int to);
    }

    /** Calls {@code part} for all of {@code length} values, a range at a time. */
    static void each(int length, Part part) {
        each(length, LENGTH, part);
    }

    /** As {@link #each(int, Part)}, for {@code count} rows of {@code values} values each. */
    static void rows(int count, int values, Part part) {
        each(count, Math.max(1, LENGTH / values), part);
    }

    private static void each(int length, int size, Part part) {
        int chunks = (length + size - 1) / size;
        if (chunks == 1) {
            part.work(0, length);
            return;
        }
        IntStream.range(0, chunks)
                .parallel()
                .forEach(chunk -> part.work(chunk * size, Math.min(length, (chunk + 1) * size)));
    }
}
