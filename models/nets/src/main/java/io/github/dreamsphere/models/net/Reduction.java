package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** At each position one value computed from all channels. */
@JsonTypeName("Reduction")
public record Reduction(@JsonProperty("kind") Kind kind) implements Op {
    /** What is computed from the channels. */
    public enum Kind {
        @JsonProperty("SUM")
        SUM,
        @JsonProperty("MEAN")
        MEAN,
        @JsonProperty("MAX")
        MAX,
        @JsonProperty("PRODUCT")
        PRODUCT
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs).withChannels(1);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
