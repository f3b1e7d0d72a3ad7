package io.github.dreamsphere.core.sphere;

/** The weights of Lanczos' filter of radius 3 at places between pixels; those of one place sum to 1. */
final class LanczosWeights {
    /** Places between two pixels. */
    static final int PHASES = 4096;

    /** Pixels that count. */
    static final int TAPS = 6;

    /** Pixels that count before the one at or before the place. */
    static final int BEFORE = 2;

    private static final float[] WEIGHTS = weights();

    private LanczosWeights() {}

    /** The weight of pixel {@code k} of six at the place {@code phase} / {@value #PHASES} behind the third. */
    static float of(int phase, int k) {
        return WEIGHTS[phase * TAPS + k];
    }

    private static float[] weights() {
        float[] weights = new float[PHASES * TAPS];
        for (int phase = 0; phase < PHASES; phase++) {
            double[] taps = new double[TAPS];
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                taps[k] = ResampleFilter.LANCZOS3.at(k - BEFORE - (double) phase / PHASES);
                sum += taps[k];
            }
            for (int k = 0; k < TAPS; k++) {
                weights[phase * TAPS + k] = (float) (taps[k] / sum);
            }
        }
        return weights;
    }
}
