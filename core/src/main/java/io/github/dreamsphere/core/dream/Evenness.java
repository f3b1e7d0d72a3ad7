package io.github.dreamsphere.core.dream;

/** Evens out how strongly the tiles of a surface dream. */
final class Evenness {
    private Evenness() {}

    /**
     * Multiplies a tile's gradient by m<sup>−{@code evenness}</sup>, where m is its mean magnitude; zero stays zero.
     *
     * @param evenness 0: as it is; 1: to a mean magnitude of 1
     */
    static void apply(float[] gradient, double evenness) {
        if (evenness == 0) {
            return;
        }
        double sum = 0;
        for (float value : gradient) {
            sum += Math.abs(value);
        }
        if (sum == 0) {
            return;
        }
        double factor = Math.pow(sum / gradient.length, -evenness);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) (factor * gradient[i]);
        }
    }
}
