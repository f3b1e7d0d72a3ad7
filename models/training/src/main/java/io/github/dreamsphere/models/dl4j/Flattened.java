package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.Tensor;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor;

/**
 * The order in which a blob was flattened to a vector for a dense layer.
 *
 * @param channelsLast true if the channels of a position are neighbours; else channel by channel
 */
record Flattened(int height, int width, int channels, boolean channelsLast) {
    static Flattened by(CnnToFeedForwardPreProcessor preProcessor) {
        boolean last = preProcessor instanceof TensorFlowCnnToFeedForwardPreProcessor
                || preProcessor.getFormat() == CNN2DFormat.NHWC;
        return new Flattened(
                (int) preProcessor.getInputHeight(),
                (int) preProcessor.getInputWidth(),
                (int) preProcessor.getNumChannels(),
                last);
    }

    int length() {
        return height * width * channels;
    }

    /** A matrix {@code [length, outputs]} as a kernel {@code [outputs, channels, height, width]}. */
    Tensor kernel(float[] matrix, int outputs) {
        float[] kernel = new float[matrix.length];
        for (int i = 0; i < length(); i++) {
            int place = channelsLast ? i % channels * height * width + i / channels : i;
            for (int output = 0; output < outputs; output++) {
                kernel[output * length() + place] = matrix[i * outputs + output];
            }
        }
        return new Tensor(new int[] {outputs, channels, height, width}, kernel);
    }
}
