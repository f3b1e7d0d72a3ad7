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
        double sum = sumOfMagnitudes(gradient);
        if (sum == 0) {
            return;
        }
        double factor = Math.pow(sum / gradient.length, -evenness);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) (factor * gradient[i]);
        }
    }

    /** Four sums at once: one would wait for each addition before the next. */
    private static double sumOfMagnitudes(float[] values) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int end = values.length - values.length % 4;
        for (int i = 0; i < end; i += 4) {
            first += Math.abs(values[i]);
            second += Math.abs(values[i + 1]);
            third += Math.abs(values[i + 2]);
            fourth += Math.abs(values[i + 3]);
        }
        for (int i = end; i < values.length; i++) {
            first += Math.abs(values[i]);
        }
        return first + second + (third + fourth);
    }
}
