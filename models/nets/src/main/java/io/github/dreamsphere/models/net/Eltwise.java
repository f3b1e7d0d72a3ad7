package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Combines blobs of the same shape elementwise. An input with a single row, column or channel is broadcast along it.
 *
 * @param coefficients one factor for each input of a sum; empty otherwise
 */
@JsonTypeName("Eltwise")
public record Eltwise(
        @JsonProperty("kind") Kind kind,
        @JsonProperty("coefficients") List<Float> coefficients) implements Op {
    /** How values are combined. */
    public enum Kind {
        @JsonProperty("SUM")
        SUM,
        @JsonProperty("PRODUCT")
        PRODUCT,
        @JsonProperty("MAX")
        MAX,
        @JsonProperty("MIN")
        MIN,
        /** The first input divided by the second. */
        @JsonProperty("QUOTIENT")
        QUOTIENT,
        /** The first input to the power of the second. */
        @JsonProperty("POWER")
        POWER,
        /** The remainder of a division by the second input, with the sign of the second. */
        @JsonProperty("MODULO")
        MODULO,
        /** The remainder of a division by the second input, with the sign of the first. */
        @JsonProperty("REMAINDER")
        REMAINDER,
        /** 1 where the first input is less than the second, else 0. */
        @JsonProperty("LESS")
        LESS,
        /** 1 where the inputs are equal, else 0. */
        @JsonProperty("EQUAL")
        EQUAL,
        /** The second input where the first is not 0, else the third. */
        @JsonProperty("CHOICE")
        CHOICE;

        /** True if a blob can be combined with any number of others. */
        boolean takesAny() {
            return this == SUM || this == PRODUCT || this == MAX || this == MIN;
        }
    }

    public Eltwise {
        coefficients = List.copyOf(coefficients);
        if (kind != Kind.SUM && !coefficients.isEmpty()) {
            throw new IllegalArgumentException("only a sum has coefficients, was " + kind);
        }
    }

    /** A sum with these factors, one for each input. */
    public static Eltwise sum(Float... coefficients) {
        return new Eltwise(Kind.SUM, List.of(coefficients));
    }

    /** The product of all inputs. */
    public static Eltwise product() {
        return new Eltwise(Kind.PRODUCT, List.of());
    }

    /** The maximum of all inputs. */
    public static Eltwise max() {
        return new Eltwise(Kind.MAX, List.of());
    }

    /** A combination without coefficients. */
    public static Eltwise of(Kind kind) {
        return new Eltwise(kind, List.of());
    }

    @Override
    public Shape output(List<Shape> inputs) {
        int count = kind == Kind.CHOICE ? 3 : 2;
        if (!kind.takesAny() && inputs.size() != count) {
            throw new ShapeException(kind + " takes " + count + " inputs, was given " + inputs);
        }
        if (inputs.isEmpty() || (kind == Kind.SUM && inputs.size() != coefficients.size())) {
            String expected = kind == Kind.SUM ? coefficients.size() + " inputs" : "at least one input";
            throw new ShapeException(kind + " takes " + expected + ", was given " + inputs);
        }
        int height = inputs.stream().mapToInt(Shape::height).max().orElseThrow();
        int width = inputs.stream().mapToInt(Shape::width).max().orElseThrow();
        int channels = inputs.stream().mapToInt(Shape::channels).max().orElseThrow();
        for (Shape input : inputs) {
            boolean fits = (input.height() == height || input.height() == 1)
                    && (input.width() == width || input.width() == 1)
                    && (input.channels() == channels || input.channels() == 1);
            if (!fits) {
                throw new ShapeException("cannot combine shapes " + inputs);
            }
        }
        return new Shape(height, width, channels);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
