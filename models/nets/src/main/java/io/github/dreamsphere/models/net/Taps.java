package io.github.dreamsphere.models.net;

import java.util.stream.IntStream;

/**
 * The input positions along one axis that make each output position, and their weights.
 *
 * @param from the input positions of each output position; none if the output is 0
 * @param weight a factor for each of these
 */
public record Taps(int[][] from, float[][] weight) {
    private static final int MOST_OUTPUTS = 1 << 20;

    public Taps {
        if (from.length < 1) {
            throw new ShapeException("the output has no positions");
        }
    }

    /** Each of {@code size} positions, unchanged. */
    static Taps identity(int size) {
        return places(IntStream.range(0, size).toArray());
    }

    /** One input position for each output position. */
    static Taps places(int[] places) {
        int[][] from = new int[places.length][];
        float[][] weight = new float[places.length][];
        for (int i = 0; i < places.length; i++) {
            from[i] = new int[] {places[i]};
            weight[i] = new float[] {1};
        }
        return new Taps(from, weight);
    }

    /**
     * {@code outputs} as the size of an axis of a blob.
     *
     * @throws ShapeException if no picture has as many positions along an edge
     */
    static int checked(long outputs) {
        if (outputs > MOST_OUTPUTS) {
            throw new ShapeException(outputs + " positions are more than a picture can have");
        }
        return (int) outputs;
    }

    /** Number of output positions. */
    public int outputs() {
        return from.length;
    }

    /** The transposed taps: the output positions that each of {@code inputs} input positions contributes to. */
    public Taps transposed(int inputs) {
        int[] counts = new int[inputs];
        IntStream.range(0, outputs()).forEach(i -> IntStream.of(from[i]).forEach(place -> counts[place]++));
        int[][] transposed = new int[inputs][];
        float[][] weights = new float[inputs][];
        for (int place = 0; place < inputs; place++) {
            transposed[place] = new int[counts[place]];
            weights[place] = new float[counts[place]];
        }
        for (int i = 0; i < outputs(); i++) {
            for (int tap = 0; tap < from[i].length; tap++) {
                int place = from[i][tap];
                counts[place]--;
                transposed[place][counts[place]] = i;
                weights[place][counts[place]] = weight[i][tap];
            }
        }
        return new Taps(transposed, weights);
    }
}
