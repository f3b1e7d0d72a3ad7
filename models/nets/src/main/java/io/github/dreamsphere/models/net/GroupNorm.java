package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Group normalisation (Wu and He 2018): normalises the values of each group of channels to mean 0 and variance 1 over
 * all positions, then scales and shifts each channel. With one channel per group it is instance normalisation.
 *
 * @param scale one factor for each channel
 * @param shift one summand for each channel
 * @param epsilon added to the variance
 */
@JsonTypeName("GroupNorm")
public record GroupNorm(
        @JsonProperty("groups") int groups,
        @JsonProperty("scale") Tensor scale,
        @JsonProperty("shift") Tensor shift,
        @JsonProperty("epsilon") float epsilon)
        implements Op {
    public GroupNorm {
        int channels = scale.data().length;
        scale.requireVector("scale", channels);
        shift.requireVector("shift", channels);
        if (groups < 1 || channels % groups != 0) {
            throw new ShapeException("groups must divide the " + channels + " channels, were " + groups);
        }
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be >= 0, was " + epsilon);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs, scale.data().length);
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
