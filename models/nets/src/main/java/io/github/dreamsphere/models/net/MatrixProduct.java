package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Products of two blobs, row by row: output channel {@code j} at column {@code i} is the sum over channels {@code k} of
 * the first blob's column {@code i} times the second blob's column {@code j}. Each row is a matrix product {@code A ·
 * Bᵀ} of matrices of columns and channels.
 */
@JsonTypeName("MatrixProduct")
public record MatrixProduct() implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeException("takes two inputs, was given " + inputs.size());
        }
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        if (a.height() != b.height() || a.channels() != b.channels()) {
            throw new ShapeException("cannot multiply " + a + " and " + b);
        }
        return new Shape(a.height(), a.width(), b.width());
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
