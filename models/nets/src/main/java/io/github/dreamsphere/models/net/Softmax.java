package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** At each position {@code e^x} divided by its sum over the channels. */
@JsonTypeName("Softmax")
public record Softmax() implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
