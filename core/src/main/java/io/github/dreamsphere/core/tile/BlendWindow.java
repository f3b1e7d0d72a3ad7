package io.github.dreamsphere.core.tile;

/**
 * The weight of a tile's pixels where tiles overlap: 1 in the middle, a raised cosine over the overlap at both ends,
 * never 0.
 */
final class BlendWindow {
    private BlendWindow() {}

    /** The weights of {@code size} pixels with ramps of {@code overlap} pixels, at most half the size each. */
    static float[] raisedCosine(int size, int overlap) {
        float[] weights = new float[size];
        double ramp = Math.min(overlap, size / 2.0);
        for (int i = 0; i < size; i++) {
            double fromEdge = Math.min(i, size - 1 - i) + 0.5;
            weights[i] = fromEdge >= ramp ? 1 : (float) (0.5 - 0.5 * Math.cos(Math.PI * fromEdge / ramp));
        }
        return weights;
    }
}
