package io.github.dreamsphere.upscale.noise;

import java.util.Arrays;

/**
 * Coefficients of low frequency of JPEG's discrete cosine transform, collected from many blocks of 8x8 pixels, and the
 * step by which they were rounded.
 *
 * <p>A compressed block's coefficients lie near multiples of a step q, so the mean of cos(2πc/q) over the coefficients
 * beyond q/4 is near 1; without compression it is at most 0, as small coefficients are more frequent than large ones.
 * Multiples of q score low, divisors high, so the largest step with a high score is the one (compare Fan and de Queiroz,
 * "Identification of bitmap compression history", 2003).
 */
final class BlockSpectrum {
    static final int EDGE = 8;

    /** Vertical and horizontal frequency of the coefficients that are collected. */
    private static final int[][] FREQUENCIES = {{0, 1}, {1, 0}, {2, 0}, {1, 1}, {0, 2}, {0, 3}, {1, 2}, {2, 1}, {3, 0}};

    /** The steps of these coefficients in the example table of ITU-T T.81, K.1, which stands for quality 50. */
    private static final double[] STEPS = {11, 12, 14, 12, 10, 16, 14, 13, 14};

    private static final int LARGEST_STEP = 100;
    private static final double PERIODIC = 0.4;
    private static final int FEWEST = 12;
    private static final int MOST = 20_000;

    private static final double[][] BASES = bases();

    private final double[][] coefficients = new double[FREQUENCIES.length][1024];
    private int count;

    private static double[][] bases() {
        double[][] bases = new double[FREQUENCIES.length][EDGE * EDGE];
        for (int k = 0; k < bases.length; k++) {
            for (int i = 0; i < EDGE * EDGE; i++) {
                bases[k][i] = wave(FREQUENCIES[k][0], i / EDGE) * wave(FREQUENCIES[k][1], i % EDGE);
            }
        }
        return bases;
    }

    private static double wave(int frequency, int position) {
        double scale = frequency == 0 ? Math.sqrt(0.125) : 0.5;
        return scale * Math.cos((2 * position + 1) * frequency * Math.PI / 16);
    }

    /** Whether enough blocks have been collected. */
    boolean isFull() {
        return count >= MOST;
    }

    /** Adds the block of {@code luma} (0..255) that starts at {@code from}; rows are {@code stride} values apart. */
    void add(float[] luma, int from, int stride) {
        if (count == coefficients[0].length) {
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] = Arrays.copyOf(coefficients[k], 2 * count);
            }
        }
        for (int k = 0; k < BASES.length; k++) {
            double sum = 0;
            for (int i = 0; i < EDGE * EDGE; i++) {
                sum += BASES[k][i] * luma[from + i / EDGE * stride + i % EDGE];
            }
            coefficients[k][count] = sum;
        }
        count++;
    }

    /**
     * How coarse the steps are: the median of their ratios to those of quality 50; 0 if most coefficients do not show any
     * step.
     */
    double coarseness() {
        double[] ratios = new double[FREQUENCIES.length];
        for (int k = 0; k < ratios.length; k++) {
            ratios[k] = step(coefficients[k]) / STEPS[k];
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    private double step(double[] values) {
        for (int step = LARGEST_STEP; step >= 2; step--) {
            if (periodicity(values, step) > PERIODIC) {
                return bestBelow(values, step);
            }
        }
        return 0;
    }

    /** The step with the highest score from 0.75 times {@code largest} to {@code largest}, where scores begin to be high. */
    private int bestBelow(double[] values, int largest) {
        int best = largest;
        double highest = periodicity(values, best);
        for (int step = largest - 1; 4 * step > 3 * largest; step--) {
            double score = periodicity(values, step);
            if (score > highest) {
                highest = score;
                best = step;
            }
        }
        return best;
    }

    private double periodicity(double[] values, int step) {
        double sum = 0;
        int used = 0;
        for (int i = 0; i < count; i++) {
            if (Math.abs(values[i]) > Math.max(1, step / 4.0)) {
                sum += Math.cos(2 * Math.PI * values[i] / step);
                used++;
            }
        }
        return used < FEWEST ? 0 : sum / used;
    }
}
