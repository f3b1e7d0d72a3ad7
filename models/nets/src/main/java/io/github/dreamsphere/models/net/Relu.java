package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Rectifier: {@code max(x, 0) + negativeSlope · min(x, 0)}; slope 0 is the plain one, above 0 the leaky one. */
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
}
