package io.github.dreamsphere.models.net;

import java.util.List;

/** The maximum or the average of each channel over the whole blob: one position is left. */
public record GlobalPool(Pool.Kind kind) implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return new Shape(1, 1, Op.single(inputs).channels());
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
