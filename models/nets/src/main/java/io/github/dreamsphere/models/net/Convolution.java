package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution (a cross-correlation, as in every network library). A fully connected layer is one too: its window is
 * the whole input it was trained on, and slides over larger inputs.
 *
 * @param weights {@code [outputs, inputs / groups, kernelHeight, kernelWidth]} as in Caffe and ONNX
 * @param bias one value for each output channel
 * @param groups number of groups of channels; outputs of a group read only the inputs of that group
 */
@JsonTypeName("Convolution")
public record Convolution(
        @JsonProperty("weights") Tensor weights,
        @JsonProperty("bias") Tensor bias,
        @JsonProperty("window") SlidingWindow window,
        @JsonProperty("groups") int groups)
        implements Op {
    public Convolution {
        window.requireKernel(weights);
        if (groups < 1 || weights.size(0) % groups != 0) {
            throw new ShapeException("groups must divide the " + weights.size(0) + " outputs, were " + groups);
        }
        bias.requireVector("bias", weights.size(0));
    }

    /** Chooses channels of a blob that has {@code inputs}: output channel i is input channel {@code channels[i]}. */
    public static Convolution selecting(int[] channels, int inputs) {
        float[] weights = new float[channels.length * inputs];
        for (int i = 0; i < channels.length; i++) {
            weights[i * inputs + channels[i]] = 1;
        }
        Tensor kernel = new Tensor(new int[] {channels.length, inputs, 1, 1}, weights);
        return new Convolution(kernel, Tensor.zeros(channels.length), SlidingWindow.point(), 1);
    }

    /** Chooses the channels from {@code from} to {@code to} (exclusive) of a blob that has {@code inputs}. */
    public static Convolution ofChannels(int from, int to, int inputs) {
        return selecting(IntStream.range(from, to).toArray(), inputs);
    }

    /** Number of channels read. */
    public int inputs() {
        return weights.size(1) * groups;
    }

    /** Number of channels written. */
    public int outputs() {
        return weights.size(0);
    }

    @Override
    public Shape output(List<Shape> shapes) {
        Shape input = Op.single(shapes, inputs());
        int height = window.positionsY(input.height());
        int width = window.positionsX(input.width());
        if (height < 1 || width < 1) {
            throw new ShapeException(
                    input + " is too small for a window of " + window.extentY() + "x" + window.extentX());
        }
        return new Shape(height, width, outputs());
    }

    @Override
    public Footprint footprint() {
        return window.footprint();
    }
}
