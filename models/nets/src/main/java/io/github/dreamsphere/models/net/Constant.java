package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A blob of fixed values, such as the embeddings of positions. It reads no input and has one size for images of any
 * size.
 *
 * @param values {@code [height, width, channels]}
 */
@JsonTypeName("Constant")
public record Constant(@JsonProperty("values") Tensor values) implements Op {
    public Constant {
        if (values.shape().length != 3) {
            throw new ShapeException("a constant must have three dimensions, was " + values);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (!inputs.isEmpty()) {
            throw new ShapeException("a constant takes no input, was given " + inputs);
        }
        return new Shape(values.size(0), values.size(1), values.size(2));
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
