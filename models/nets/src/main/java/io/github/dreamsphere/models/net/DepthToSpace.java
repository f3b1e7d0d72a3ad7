package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Rearranges channels into pixels (sub-pixel convolution, Shi et al. 2016): {@code block²} channels become a square of
 * {@code block} × {@code block} pixels.
 */
@JsonTypeName("DepthToSpace")
public record DepthToSpace(
        @JsonProperty("block") int block,
        @JsonProperty("order") Order order) implements Op {
    /** Which input channel becomes output channel {@code c} at row {@code i}, column {@code j} of the square. */
    public enum Order {
        /** {@code (i · block + j) · outputs + c} (TensorFlow; ONNX mode DCR). */
        @JsonProperty("DEPTH_LAST")
        DEPTH_LAST,
        /** {@code (c · block + i) · block + j} (PyTorch's PixelShuffle; ONNX mode CRD). */
        @JsonProperty("DEPTH_FIRST")
        DEPTH_FIRST
    }

    public DepthToSpace {
        if (block < 1) {
            throw new ShapeException("block must be >= 1, was " + block);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        if (input.channels() % (block * block) != 0) {
            throw new ShapeException(input + " cannot be rearranged into squares of " + block + "x" + block);
        }
        return new Shape(input.height() * block, input.width() * block, input.channels() / (block * block));
    }

    @Override
    public Footprint footprint() {
        return new Footprint(1, 1.0 / block);
    }
}
