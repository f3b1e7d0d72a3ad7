package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Puts each value of the first input where a maximum pool of the second input found its maximum; the other values are 0
 * (Zeiler and Fergus 2014, "Visualizing and understanding convolutional networks").
 *
 * @param pool the pool, whose output has the size of the first input
 */
@JsonTypeName("Unpool")
public record Unpool(@JsonProperty("pool") Op pool) implements Op {
    public Unpool {
        if (!(pool instanceof Pool op) || op.kind() != Pool.Kind.MAX) {
            throw new IllegalArgumentException("only a maximum pool can be undone, was " + pool);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeException("takes two inputs, was given " + inputs.size());
        }
        Shape pooled = pool.output(inputs.subList(1, 2));
        if (!pooled.equals(inputs.get(0))) {
            throw new ShapeException("takes what the pool gives, " + pooled + ", was given " + inputs.get(0));
        }
        return inputs.get(1);
    }

    @Override
    public Footprint footprint() {
        Footprint window = pool.footprint();
        return new Footprint(window.extent(), 1 / window.stride());
    }
}
