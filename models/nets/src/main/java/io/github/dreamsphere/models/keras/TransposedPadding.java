package io.github.dreamsphere.models.keras;

/**
 * How the full output of a transposed convolution along one axis, {@code (size − 1) · stride + extent} positions, is
 * cropped.
 *
 * @param before positions cropped at the start
 * @param after positions cropped at the end
 * @param added taps of zeros added to the kernel's end, where more positions are wanted than there are
 */
record TransposedPadding(int before, int after, int added) {
    /**
     * The padding of Keras on TensorFlow.
     *
     * @param outputPadding as in the settings; null if it is not given
     */
    static TransposedPadding of(int kernel, int stride, int dilation, boolean same, Integer outputPadding) {
        int extent = (kernel - 1) * dilation + 1;
        int excess = extent - wanted(extent, stride, same, outputPadding);
        int before = same ? Math.max(excess, 0) / 2 : 0;
        int after = excess - before;
        int added = after < 0 ? (-after + dilation - 1) / dilation : 0;
        return new TransposedPadding(before, after + added * dilation, added);
    }

    /** The wanted number of positions, less {@code (size − 1) · stride}. */
    private static int wanted(int extent, int stride, boolean same, Integer outputPadding) {
        if (outputPadding == null) {
            return same ? stride : Math.max(extent, stride);
        }
        return extent - (same ? 2 * (extent / 2) : 0) + outputPadding;
    }
}
