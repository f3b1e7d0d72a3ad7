package io.github.dreamsphere.core.tile;

import java.util.function.IntUnaryOperator;

/**
 * One axis of a grid of tiles: their number, their length, where each begins and how much each of its pixels counts.
 * All tiles have the same length and overlap their neighbours by at least {@code overlap}.
 *
 * <p>A closed axis wraps: its tiles cover the circle from any offset, and a single tile overlaps itself. The tiles of
 * an open axis extend {@code travel} pixels beyond the image, so that they still cover it when moved by up to that;
 * positions beyond the image are folded back by the border's rule.
 *
 * @param length pixels of the image
 * @param count tiles
 * @param size pixels of a tile
 * @param overlap pixels of the windows' ramps
 * @param closed whether the axis wraps
 * @param travel how far an open axis can move: its offsets are −travel..0. A closed axis takes any offset
 */
record TileAxis(int length, int count, int size, int overlap, boolean closed, int travel) {
    /** A closed axis of {@code length} pixels with strides of about {@code target}. */
    static TileAxis closed(int length, int target, int overlap) {
        int count = count(length, target);
        return new TileAxis(length, count, ceilDiv(length, count) + overlap, overlap, true, length);
    }

    /** An open axis of {@code length} pixels with strides of about {@code target}, which can move by {@code travel}. */
    static TileAxis open(int length, int target, int overlap, int travel) {
        int count = count(length, target);
        int size = ceilDiv(length + travel + (count - 1) * overlap, count);
        return new TileAxis(length, count, size, overlap, false, travel);
    }

    /** An axis of as few tiles of exactly {@code size} pixels as overlap by at least {@code overlap}. */
    static TileAxis exactly(int length, int size, int overlap, boolean closed, int travel) {
        int covered = closed ? length : length + travel - overlap;
        int count = Math.max(1, ceilDiv(covered, Math.max(1, size - overlap)));
        return new TileAxis(length, count, size, overlap, closed, closed ? length : travel);
    }

    private static int count(int length, int target) {
        return Math.max(1, Math.round((float) length / target));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    /** Where tile {@code i} begins when the axis is moved by {@code offset}; may lie outside the image. */
    int start(int i, int offset) {
        if (closed) {
            return offset + (int) ((long) i * length / count);
        }
        return count == 1 ? offset : offset + (int) ((long) i * (length + travel - size) / (count - 1));
    }

    /**
     * The weight of each pixel of each tile; those of all positions that fold to one stored pixel sum to 1.
     *
     * @param stored maps a position to the stored pixel behind it
     */
    float[][] weights(int offset, IntUnaryOperator stored) {
        float[] window = BlendWindow.raisedCosine(size, overlap);
        double[] sum = new double[length];
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < size; t++) {
                sum[stored.applyAsInt(start(i, offset) + t)] += window[t];
            }
        }
        float[][] weights = new float[count][size];
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < size; t++) {
                weights[i][t] = (float) (window[t] / sum[stored.applyAsInt(start(i, offset) + t)]);
            }
        }
        return weights;
    }
}
