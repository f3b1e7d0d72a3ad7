package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016): normalises the channels of each position to mean 0 and variance 1,
 * then scales and shifts each channel.
 *
 * @param scale one factor for each channel
 * @param shift one summand for each channel
 * @param epsilon added to the variance
 */
@JsonTypeName("LayerNorm")
public record LayerNorm(
        @JsonProperty("scale") Tensor scale,
        @JsonProperty("shift") Tensor shift,
        @JsonProperty("epsilon") float epsilon)
        implements Op {
    public LayerNorm {
        int channels = scale.data().length;
        scale.requireVector("scale", channels);
        shift.requireVector("shift", channels);
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
        return Footprint.POINT;
    }
}
