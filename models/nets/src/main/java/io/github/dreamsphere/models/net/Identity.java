package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Its input under another name: a dropout outside training, a split, a flattening of a single position. */
@JsonTypeName("Identity")
public record Identity() implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
