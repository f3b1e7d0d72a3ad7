package io.github.dreamsphere.models.net;

import io.github.dreamsphere.core.file.ReadingBudget;
import java.util.Arrays;

/**
 * Weights: {@code data} in row-major order, the last of {@code shape}'s dimensions varying fastest. Neither array is
 * copied; do not change them afterwards.
 */
public record Tensor(int[] shape, float[] data) {
    public Tensor {
        long length = length(shape);
        if (length != data.length) {
            throw new ShapeException(
                    "a tensor " + Arrays.toString(shape) + " must hold " + length + " values, had " + data.length);
        }
    }

    /** A vector. */
    public static Tensor of(float... values) {
        return new Tensor(new int[] {values.length}, values);
    }

    /** A vector of {@code length} zeros. */
    public static Tensor zeros(int length) {
        return of(new float[length]);
    }

    /**
     * Number of values of a tensor of this shape.
     *
     * @throws ShapeException if a dimension is below one or the product exceeds what an array can hold
     */
    public static int length(int... shape) {
        long length = 1;
        for (int dimension : shape) {
            if (dimension < 1 || (length *= dimension) > ReadingBudget.LONGEST_ARRAY) {
                throw new ShapeException("not the shape of a tensor: " + Arrays.toString(shape));
            }
        }
        return (int) length;
    }

    /** Size along dimension {@code axis}. */
    public int size(int axis) {
        return shape[axis];
    }

    /** The same data under another shape of the same length. */
    public Tensor reshape(int... newShape) {
        return new Tensor(newShape, data);
    }

    /** Throws unless this is a vector of {@code length} values; {@code what} names it in the message. */
    void requireVector(String what, int length) {
        if (shape.length != 1 || shape[0] != length) {
            throw new ShapeException(what + " must have " + length + " values, was " + this);
        }
    }

    /** True if no value is NaN or infinite. */
    public boolean finite() {
        for (float value : data) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor && Arrays.equals(shape, tensor.shape) && Arrays.equals(data, tensor.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
