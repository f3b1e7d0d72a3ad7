package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Rectifier: {@code max(x, 0) + negativeSlope · min(x, 0)}; plain with slope 0, leaky with a slope above 0. */
@JsonTypeName("Relu")
public record Relu(@JsonProperty("negativeSlope") float negativeSlope) implements Op {
    /** The plain rectifier. */
    public static final Relu PLAIN = new Relu(0);

    public Relu {
        if (!Float.isFinite(negativeSlope)) {
            throw new IllegalArgumentException("negative slope must be finite, was " + negativeSlope);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
