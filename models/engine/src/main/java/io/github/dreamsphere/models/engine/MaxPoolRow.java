package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.Arrays;

/**
 * A row of a block of channels under the windows of a maximum pool: its maxima along the row, and their gradients. The
 * loops over whole rows all start at 0 without offsets: only these does Java compile to vector instructions.
 */
final class MaxPoolRow {
    /** What lies beside the blob: no value of the blob is less. */
    static final float OUTSIDE = -Float.MAX_VALUE;

    /** Its square makes any difference of two floats at least 1. */
    private static final float LARGE = 1e38f;

    private static final int BLOCK = MemoryLayout.BLOCK;

    private final int taps;
    private final int padding;
    private final int length;
    private final float[] columns;
    private final float[] columnGradients;
    private final float[] maxima;
    private final float[] gradients;
    private final float[] values;
    private final float[] sums;
    private final float[] free;
    private int loaded = -1;

    /**
     * @param width the number of columns of the input
     * @param windows the number of windows in a row
     */
    MaxPoolRow(SlidingWindow window, int width, int windows) {
        taps = window.kernelWidth();
        padding = window.padLeft() * BLOCK;
        length = windows * BLOCK;
        columns = new float[Math.max(windows + taps - 1, window.padLeft() + width) * BLOCK];
        Arrays.fill(columns, OUTSIDE);
        columnGradients = new float[columns.length];
        maxima = new float[length];
        gradients = new float[length];
        values = new float[length];
        sums = new float[length];
        free = new float[length];
    }

    /** Takes over row {@code row} of the input, whose values are {@code line}. */
    void load(int row, float[] line) {
        loaded = row;
        System.arraycopy(line, 0, columns, padding, line.length);
        System.arraycopy(columns, 0, maxima, 0, length);
        for (int tap = 1; tap < taps; tap++) {
            System.arraycopy(columns, tap * BLOCK, values, 0, length);
            raise(maxima, values);
        }
        Arrays.fill(gradients, 0);
    }

    /** Raises {@code result} to the maxima of this row where they are greater. */
    void raise(float[] result) {
        raise(result, maxima);
    }

    /**
     * Takes the gradients of the windows whose maximum is in this row.
     *
     * @param result the maxima of the windows
     * @param unassigned 1 for each window whose gradient no row has taken yet, otherwise 0
     * @param gradient the windows' gradients
     */
    void takeGradient(float[] result, float[] unassigned, float[] gradient) {
        take(maxima, result, unassigned, gradient, gradients);
    }

    /** Writes the gradient of row {@code row} to {@code line}: zeros if it was never under a window. */
    void gradient(int row, float[] line) {
        if (row != loaded) {
            Arrays.fill(line, 0);
            return;
        }
        Arrays.fill(columnGradients, 0);
        Arrays.fill(free, 1);
        for (int tap = 0; tap < taps; tap++) {
            int first = tap * BLOCK;
            System.arraycopy(columns, first, values, 0, length);
            System.arraycopy(columnGradients, first, sums, 0, length);
            take(values, maxima, free, gradients, sums);
            System.arraycopy(sums, 0, columnGradients, first, length);
        }
        System.arraycopy(columnGradients, padding, line, 0, line.length);
    }

    private static void raise(float[] to, float[] values) {
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.max(to[i], values[i]);
        }
    }

    /** Adds the gradients of unassigned maxima to {@code sums} where {@code values} are these maxima. */
    private static void take(float[] values, float[] maxima, float[] unassigned, float[] gradients, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            float before = unassigned[i];
            float taken = Math.max(0f, before - (maxima[i] - values[i]) * LARGE * LARGE);
            unassigned[i] = before - taken;
            sums[i] += taken * gradients[i];
        }
    }
}
