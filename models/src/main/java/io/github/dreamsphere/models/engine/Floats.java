package io.github.dreamsphere.models.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java arrays and native ones. */
final class Floats {
    private Floats() {}

    static void read(INDArray from, float[] to) {
        requireLength(from, to);
        from.data().asNioFloat().get(to);
    }

    static void write(float[] from, INDArray to) {
        requireLength(to, from);
        to.data().asNioFloat().put(from);
    }

    private static void requireLength(INDArray array, float[] values) {
        if (array.length() != values.length) {
            throw new IllegalArgumentException("there must be " + array.length() + " values, were " + values.length);
        }
    }
}
