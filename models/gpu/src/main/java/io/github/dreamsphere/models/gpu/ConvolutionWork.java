package io.github.dreamsphere.models.gpu;

/**
 * What decides which tiling suits a convolution.
 *
 * @param inputs channels that are read
 * @param outputs channels that are written
 * @param taps size of the kernel
 * @param stride step of the window from a column to the next
 * @param positions number of positions that are written
 */
record ConvolutionWork(int inputs, int outputs, int taps, int stride, int positions) {
    /** Names the class of convolutions, of about as many positions, that one tiling suits. */
    String name() {
        int magnitude = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, positions - 1));
        return inputs + "-" + outputs + "-" + taps + "-" + stride + "-" + magnitude;
    }
}
