package io.github.dreamsphere.models.net;

import java.util.stream.IntStream;

/**
 * Which input positions along one axis make each output position, and with which weights.
 *
 * @param from by output position, the input positions; empty where the output is 0
 * @param weight by output position, a factor for each of those
 */
public record Taps(int[][] from, float[][] weight) {
    public Taps {
        if (from.length < 1) {
            throw new ShapeException("nothing is left of the blob");
        }
    }

    /** Number of output positions. */
    public int outputs() {
        return from.length;
    }

    /** The way back: which of this one's outputs each of {@code inputs} input positions went into. */
    public Taps turned(int inputs) {
        int[] counts = new int[inputs];
        IntStream.range(0, outputs()).forEach(i -> IntStream.of(from[i]).forEach(place -> counts[place]++));
        int[][] turned = new int[inputs][];
        float[][] weights = new float[inputs][];
        for (int place = 0; place < inputs; place++) {
            turned[place] = new int[counts[place]];
            weights[place] = new float[counts[place]];
        }
        for (int i = 0; i < outputs(); i++) {
            for (int tap = 0; tap < from[i].length; tap++) {
                int place = from[i][tap];
                counts[place]--;
                turned[place][counts[place]] = i;
                weights[place][counts[place]] = weight[i][tap];
            }
        }
        return new Taps(turned, weights);
    }
}
