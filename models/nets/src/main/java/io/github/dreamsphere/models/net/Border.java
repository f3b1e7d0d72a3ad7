package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Rows and columns of one value around the blob.
 *
 * @param value what the added rows and columns hold; finite
 */
@JsonTypeName("Border")
public record Border(
        @JsonProperty("top") int top,
        @JsonProperty("left") int left,
        @JsonProperty("bottom") int bottom,
        @JsonProperty("right") int right,
        @JsonProperty("value") float value)
        implements Op {
    public Border {
        if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
            throw new ShapeException("a border must be >= 0, was " + top + ", " + left + ", " + bottom + ", " + right);
        }
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("the value of a border must be finite, was " + value);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        return new Shape(
                Taps.checked((long) top + input.height() + bottom),
                Taps.checked((long) left + input.width() + right),
                input.channels());
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
