package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.core.sphere.ResampleFilter;

/**
 * Bicubic enlargement by 2 as a convolution: each pixel becomes four (its phases), each a weighted sum of 5×5 pixels.
 * The net learns only the residual.
 */
final class BicubicPhases {
    /** Radius of the window: offsets are −2..2. */
    static final int REACH = 2;

    private static final float[][] WEIGHTS = {weights(-0.25), weights(0.25)};

    private BicubicPhases() {}

    private static float[] weights(double centre) {
        float[] result = new float[2 * REACH + 1];
        for (int offset = -REACH; offset <= REACH; offset++) {
            result[offset + REACH] = (float) ResampleFilter.BICUBIC.at(centre - offset);
        }
        return result;
    }

    /**
     * The weight of the pixel at an offset, for a phase.
     *
     * @param phase 0 for the left or upper, 1 for the right or lower of the two new pixels
     * @param offset −2..2
     */
    static float weight(int phase, int offset) {
        return WEIGHTS[phase][offset + REACH];
    }

    /** Phase (phaseX, phaseY) of the sample at {@code index} of a plane whose rows are {@code stride} apart. */
    static float at(float[] plane, int index, int stride, int phaseX, int phaseY) {
        float sum = 0;
        for (int dy = -REACH; dy <= REACH; dy++) {
            float row = 0;
            for (int dx = -REACH; dx <= REACH; dx++) {
                row += weight(phaseX, dx) * plane[index + dy * stride + dx];
            }
            sum += weight(phaseY, dy) * row;
        }
        return sum;
    }
}
