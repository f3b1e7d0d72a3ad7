package io.github.dreamsphere.models.net;

import java.util.List;

/** Rectifier: {@code max(x, 0) + negativeSlope · min(x, 0)}; slope 0 is the plain one, above 0 the leaky one. */
public record Relu(float negativeSlope) implements Op {
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
