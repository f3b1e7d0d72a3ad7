package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012): {@code y = x · (bias + alpha / size · Σ
 * x²)^−beta}, the sum over {@code size} neighbouring channels, centred; missing channels count as 0.
 */
@JsonTypeName("Lrn")
public record Lrn(
        @JsonProperty("size") int size,
        @JsonProperty("alpha") float alpha,
        @JsonProperty("beta") float beta,
        @JsonProperty("bias") float bias)
        implements Op {
    public Lrn {
        if (size < 1 || size % 2 == 0) {
            throw new IllegalArgumentException("size must be odd and >= 1, was " + size);
        }
        if (!(bias > 0) || !(alpha >= 0) || !Float.isFinite(beta)) {
            throw new IllegalArgumentException(
                    "bias must be > 0, alpha >= 0 and beta finite, were " + bias + ", " + alpha + ", " + beta);
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
