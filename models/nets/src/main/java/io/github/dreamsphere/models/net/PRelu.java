package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Rectifier with learned slopes: {@code max(x, 0) + slopes[channel] · min(x, 0)} (He et al. 2015).
 *
 * @param slopes one value for each channel
 */
@JsonTypeName("PRelu")
public record PRelu(@JsonProperty("slopes") Tensor slopes) implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs, slopes.data().length);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
