package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A transposed convolution: the gradient of a convolution with the same window. Padding is cropped from the output.
 *
 * @param weights {@code [inputs, outputs / groups, kernelHeight, kernelWidth]} as in Caffe and ONNX
 * @param bias one value for each output channel
 * @param groups number of groups of channels; outputs of a group read only the inputs of that group
 */
@JsonTypeName("Deconvolution")
public record Deconvolution(
        @JsonProperty("weights") Tensor weights,
        @JsonProperty("bias") Tensor bias,
        @JsonProperty("window") SlidingWindow window,
        @JsonProperty("groups") int groups)
        implements Op {
    public Deconvolution {
        window.requireKernel(weights);
        if (groups < 1 || weights.size(0) % groups != 0) {
            throw new ShapeException("groups must divide the " + weights.size(0) + " inputs, were " + groups);
        }
        bias.requireVector("bias", Math.multiplyExact(weights.size(1), groups));
    }

    /** Number of channels read. */
    public int inputs() {
        return weights.size(0);
    }

    /** Number of channels written. */
    public int outputs() {
        return weights.size(1) * groups;
    }

    @Override
    public Shape output(List<Shape> shapes) {
        Shape input = Op.single(shapes, inputs());
        int height = (input.height() - 1) * window.strideY() + window.extentY() - window.padTop() - window.padBottom();
        int width = (input.width() - 1) * window.strideX() + window.extentX() - window.padLeft() - window.padRight();
        if (height < 1 || width < 1) {
            throw new ShapeException(input + " is too small: the padding crops all of the output");
        }
        return new Shape(height, width, outputs());
    }

    @Override
    public Footprint footprint() {
        double stride = Math.max(window.strideY(), window.strideX());
        return new Footprint(Math.ceil(Math.max(window.extentY(), window.extentX()) / stride), 1 / stride);
    }
}
