package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;

/** 1×1 convolutions that sum, repeat, pad and average channels. */
final class ChannelMix {
    private ChannelMix() {}

    /** Adds channels of zeros before and after the others. */
    static Convolution pad(int channels, int before, int behind) {
        int outputs = before + channels + behind;
        float[] weights = new float[outputs * channels];
        for (int i = 0; i < channels; i++) {
            weights[(before + i) * channels + i] = 1;
        }
        return point(outputs, channels, weights);
    }

    /**
     * The mean of every {@code size} neighbouring channels.
     *
     * @param before channels of zeros assumed before the first; {@code behind} after the last
     * @param counted whether the mean counts these channels
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
