package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Combines blobs of the same shape elementwise. An input with a single position or channel is broadcast.
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
        MAX
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

    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.isEmpty() || (kind == Kind.SUM && inputs.size() != coefficients.size())) {
            String expected = kind == Kind.SUM ? coefficients.size() + " inputs" : "at least one input";
            throw new ShapeException(kind + " takes " + expected + ", was given " + inputs);
        }
        int height = inputs.stream().mapToInt(Shape::height).max().orElseThrow();
        int width = inputs.stream().mapToInt(Shape::width).max().orElseThrow();
        int channels = inputs.stream().mapToInt(Shape::channels).max().orElseThrow();
        for (Shape input : inputs) {
            boolean sameSize = input.height() == height && input.width() == width;
            boolean fits =
                    (sameSize || input.positions() == 1) && (input.channels() == channels || input.channels() == 1);
            if (!fits) {
                throw new ShapeException("cannot combine shapes " + inputs);
            }
        }
        return new Shape(height, width, channels);
    }
}
