package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.SplittableRandom;

/**
 * What a convolution reads at random positions.
 *
 * @param window of the convolution
 * @param input the shape of the blob that it reads
 * @param each number of positions per picture
 * @param seed of the positions
 */
record PatchSamples(SlidingWindow window, Shape input, int each, long seed) {
    /** Number of values of a patch, without the constant. */
    int length() {
        return window.kernelHeight() * window.kernelWidth() * input.channels();
    }

    /** The positions in picture {@code picture}: indices into the convolution's output, row-major. */
    int[] positions(int picture) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + picture);
        int count = window.positionsY(input.height()) * window.positionsX(input.width());
        return random.ints(each, 0, count).toArray();
    }

    /**
     * The patches at the positions in picture {@code picture}, each in the order of a convolution's weights and followed
     * by 1.
     *
     * @param blob HWC
     */
    float[] patches(int picture, float[] blob) {
        float[] patches = new float[each * (length() + 1)];
        int across = window.positionsX(input.width());
        int next = 0;
        for (int position : positions(picture)) {
            int top = position / across * window.strideY() - window.padTop();
            int left = position % across * window.strideX() - window.padLeft();
            for (int c = 0; c < input.channels(); c++) {
                for (int y = top; y < top + window.kernelHeight(); y++) {
                    for (int x = left; x < left + window.kernelWidth(); x++) {
                        patches[next++] = inside(y, x) ? blob[(y * input.width() + x) * input.channels() + c] : 0;
                    }
                }
            }
            patches[next++] = 1;
        }
        return patches;
    }

    /** The same places in a blob of {@code channels} channels. */
    PatchSamples withChannels(int channels) {
        return new PatchSamples(window, new Shape(input.height(), input.width(), channels), each, seed);
    }

    private boolean inside(int y, int x) {
        return y >= 0 && y < input.height() && x >= 0 && x < input.width();
    }
}
