package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;

/**
 * A tensor known while reading: weights, which do not depend on the image size, or sizes, which may differ from probe
 * to probe.
 */
final class Constant implements OnnxValue {
    private final int[] shape;
    private final boolean integral;
    private final float[] weights;
    private final double[][] sizes;

    private Constant(int[] shape, boolean integral, float[] weights, double[][] sizes) {
        this.shape = shape;
        this.integral = integral;
        this.weights = weights;
        this.sizes = sizes;
    }

    /** Weights. */
    static Constant weights(int[] shape, float[] values) {
        return new Constant(shape, false, values, null);
    }

    /** Integers that floats hold exactly. */
    static Constant smallIntegers(int[] shape, float[] values) {
        return new Constant(shape, true, values, null);
    }

    /**
     * Sizes, or other small numbers used in computations while reading.
     *
     * @param integral whether they are integers, whose division rounds towards 0
     * @param values by probe, then by index
     */
    static Constant sizes(int[] shape, boolean integral, double[][] values) {
        return new Constant(shape, integral, null, values);
    }

    /** The dimensions; none for a scalar. */
    int[] shape() {
        return shape;
    }

    int rank() {
        return shape.length;
    }

    boolean integral() {
        return integral;
    }

    /** True if the values do not depend on the image size and are stored as floats. */
    boolean isWeights() {
        return weights != null;
    }

    int length() {
        return weights != null ? weights.length : sizes[0].length;
    }

    double at(int probe, int place) {
        double[] values = weights != null ? null : sizes[probe];
        int length = weights != null ? weights.length : values.length;
        if (place < 0 || place >= length) {
            throw new IllegalArgumentException(
                    "a constant of shape " + Arrays.toString(shape) + " has no value " + place);
        }
        return weights != null ? weights[place] : values[place];
    }

    /** True if the values are the same at all probes. */
    boolean fixed() {
        return weights != null
                || Arrays.stream(sizes).allMatch(values -> values == sizes[0] || Arrays.equals(values, sizes[0]));
    }

    /** The values as floats; they must be {@link #fixed}. */
    float[] floats() {
        if (weights != null) {
            return weights;
        }
        float[] values = new float[length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sizes[0][i];
        }
        return values;
    }

    /** The values as a tensor; they must be {@link #fixed} and not a scalar. */
    Tensor tensor() {
        return new Tensor(shape, floats());
    }

    /** The values as integers; they must be {@link #fixed}. */
    long[] integers() {
        long[] values = new long[length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) at(0, i);
        }
        return values;
    }

    /** The value at {@code place} at each probe. */
    AxisSize extent(int place, int probes) {
        Long[] values = new Long[probes];
        for (int probe = 0; probe < probes; probe++) {
            values[probe] = (long) at(probe, place);
        }
        return new AxisSize(Arrays.asList(values));
    }

    /** The same values with another shape. */
    Constant reshape(int[] newShape) {
        return new Constant(newShape, integral, weights, sizes);
    }

    /** The same values, marked as integers or not. */
    Constant asIntegral(boolean newIntegral) {
        return new Constant(shape, newIntegral, weights, sizes);
    }
}
