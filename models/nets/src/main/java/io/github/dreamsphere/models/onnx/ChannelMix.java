package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;

/** Convolutions of a point, by which channels are summed, spread, padded and averaged. */
final class ChannelMix {
    private ChannelMix() {}

    /** All channels summed, each times {@code factor}. */
    static Convolution sum(int channels, float factor) {
        float[] weights = new float[channels];
        Arrays.fill(weights, factor);
        return point(1, channels, weights);
    }

    /** The only channel, {@code channels} times. */
    static Convolution repeat(int channels) {
        float[] weights = new float[channels];
        Arrays.fill(weights, 1);
        return point(channels, 1, weights);
    }

    /** Channels of zeros laid before and behind. */
    static Convolution pad(int channels, int before, int behind) {
        int outputs = before + channels + behind;
        float[] weights = new float[outputs * channels];
        for (int i = 0; i < channels; i++) {
            weights[(before + i) * channels + i] = 1;
        }
        return point(outputs, channels, weights);
    }

    /**
     * The mean of each run of {@code size} channels.
     *
     * @param before channels of zeros thought before the first, and {@code behind} behind the last
     * @param counted whether those count as channels of the mean
     */
    static Convolution mean(int channels, int size, int before, int behind, boolean counted) {
        int outputs = before + channels + behind - size + 1;
        float[] weights = new float[Math.max(outputs, 0) * channels];
        for (int output = 0; output < outputs; output++) {
            int from = Math.max(output - before, 0);
            int to = Math.min(output - before + size, channels);
            Arrays.fill(weights, output * channels + from, output * channels + to, 1f / (counted ? size : to - from));
        }
        return point(outputs, channels, weights);
    }

    private static Convolution point(int outputs, int inputs, float[] weights) {
        Tensor kernel = new Tensor(new int[] {outputs, inputs, 1, 1}, weights);
        return new Convolution(kernel, Tensor.zeros(outputs), SlidingWindow.point(), 1);
    }
}
