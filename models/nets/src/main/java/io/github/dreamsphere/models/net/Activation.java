package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * An elementwise function.
 *
 * @param a first parameter of the curve; 0 if it has none
 * @param b second parameter of the curve; 0 if it has none
 */
@JsonTypeName("Activation")
public record Activation(
        @JsonProperty("curve") Curve curve,
        @JsonProperty("a") float a,
        @JsonProperty("b") float b) implements Op {
    /** The function. */
    public enum Curve {
        /** {@code 1 / (1 + e^−x)}. */
        @JsonProperty("SIGMOID")
        SIGMOID,
        /** {@code tanh x}. */
        @JsonProperty("TANH")
        TANH,
        /** {@code a · x + b}, clipped to 0..1. */
        @JsonProperty("HARD_SIGMOID")
        HARD_SIGMOID,
        /** {@code x} if it is above 0, else {@code a · (e^x − 1)} (Clevert et al. 2015). */
        @JsonProperty("ELU")
        ELU,
        /** {@code x}, clipped to {@code a..b}. */
        @JsonProperty("CLIP")
        CLIP,
        /** {@code ln(1 + e^x)}. */
        @JsonProperty("SOFTPLUS")
        SOFTPLUS,
        /** {@code x / (1 + |x|)}. */
        @JsonProperty("SOFTSIGN")
        SOFTSIGN,
        /** {@code x · Φ(x)}, with the normal distribution function Φ (Hendrycks and Gimpel 2016). */
        @JsonProperty("GELU")
        GELU,
        /** The error function. */
        @JsonProperty("ERF")
        ERF,
        /** {@code e^x}. */
        @JsonProperty("EXP")
        EXP,
        /** The natural logarithm. */
        @JsonProperty("LOG")
        LOG,
        /** {@code |x|}. */
        @JsonProperty("ABS")
        ABS,
        /** {@code x^a}. */
        @JsonProperty("POWER")
        POWER,
        /** {@code a · x + b}. */
        @JsonProperty("LINEAR")
        LINEAR,
        /** {@code sin x}. */
        @JsonProperty("SIN")
        SIN,
        /** {@code cos x}. */
        @JsonProperty("COS")
        COS,
        /** {@code tan x}. */
        @JsonProperty("TAN")
        TAN,
        /** {@code arcsin x}. */
        @JsonProperty("ASIN")
        ASIN,
        /** {@code arccos x}. */
        @JsonProperty("ACOS")
        ACOS,
        /** {@code arctan x}. */
        @JsonProperty("ATAN")
        ATAN,
        /** {@code sinh x}. */
        @JsonProperty("SINH")
        SINH,
        /** {@code cosh x}. */
        @JsonProperty("COSH")
        COSH,
        /** {@code arsinh x}. */
        @JsonProperty("ASINH")
        ASINH,
        /** {@code arcosh x}. */
        @JsonProperty("ACOSH")
        ACOSH,
        /** {@code artanh x}. */
        @JsonProperty("ATANH")
        ATANH,
        /** {@code x} rounded down. */
        @JsonProperty("FLOOR")
        FLOOR,
        /** {@code x} rounded up. */
        @JsonProperty("CEIL")
        CEIL,
        /** {@code x} rounded to the nearest integer, halves to the even one. */
        @JsonProperty("ROUND")
        ROUND,
        /** {@code x} rounded towards 0. */
        @JsonProperty("TRUNCATE")
        TRUNCATE,
        /**
         * As {@link #ROUND}, but its gradient is that of {@code x}, so that a quantised net can be dreamed by (the
         * straight-through estimator, Bengio et al. 2013).
         */
        @JsonProperty("QUANTISE")
        QUANTISE,
        /** −1, 0 or 1, as the sign of {@code x}. */
        @JsonProperty("SIGN")
        SIGN,
        /** 1 where {@code x} is not 0, else 0. */
        @JsonProperty("NOT_ZERO")
        NOT_ZERO,
        /** {@code x} if it is above {@code a}, else 0. */
        @JsonProperty("THRESHOLD")
        THRESHOLD,
        /** {@code x + b} below {@code −a}, {@code x − b} above {@code a}, else 0. */
        @JsonProperty("SHRINK")
        SHRINK
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

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
