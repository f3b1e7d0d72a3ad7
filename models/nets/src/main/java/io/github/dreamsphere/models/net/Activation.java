package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * A function of each value alone.
 *
 * @param a the curve's first parameter; 0 where it has none
 * @param b the curve's second parameter; 0 where it has none
 */
public record Activation(Curve curve, float a, float b) implements Op {
    /** The function. */
    public enum Curve {
        /** {@code 1 / (1 + e^−x)}. */
        SIGMOID,
        /** {@code tanh x}. */
        TANH,
        /** {@code a · x + b}, at least 0 and at most 1. */
        HARD_SIGMOID,
        /** {@code x} where it is above 0, else {@code a · (e^x − 1)} (Clevert et al. 2015). */
        ELU,
        /** At least {@code a} and at most {@code b}. */
        CLIP,
        /** {@code ln(1 + e^x)}. */
        SOFTPLUS,
        /** {@code x / (1 + |x|)}. */
        SOFTSIGN,
        /** The error function. */
        ERF,
        /** {@code e^x}. */
        EXP,
        /** The natural logarithm. */
        LOG,
        /** {@code |x|}. */
        ABS,
        /** {@code x^a}. */
        POWER
    }

    /** A curve without parameters. */
    public static Activation of(Curve curve) {
        return new Activation(curve, 0, 0);
    }

    public Activation {
        if (Float.isNaN(a) || Float.isNaN(b) || (curve == Curve.CLIP && a > b)) {
            throw new IllegalArgumentException(curve + " cannot have the parameters " + a + " and " + b);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs);
    }
}
