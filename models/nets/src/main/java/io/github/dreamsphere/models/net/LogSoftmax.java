package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * At each position {@code x} minus the logarithm of the sum of {@code e^x} over the channels. It stays finite where the
 * logarithm of {@link Softmax} would not.
 */
@JsonTypeName("LogSoftmax")
public record LogSoftmax() implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
