package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** The maximum or average of each channel over all positions; the output has one position. */
@JsonTypeName("GlobalPool")
public record GlobalPool(@JsonProperty("kind") Pool.Kind kind) implements Op {
    /** The equivalent {@link Pool} for a blob of this shape. */
    public Pool over(Shape input) {
        SlidingWindow whole = new SlidingWindow(input.height(), input.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        return new Pool(kind, whole, Pool.Rounding.FLOOR, Pool.Divisor.IMAGE);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return new Shape(1, 1, Op.single(inputs).channels());
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
