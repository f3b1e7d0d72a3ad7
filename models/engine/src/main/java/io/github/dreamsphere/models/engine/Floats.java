package io.github.dreamsphere.models.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java arrays and ND4J arrays. */
final class Floats {
    private Floats() {}

    static void read(INDArray from, float[] to) {
        from.data().asNioFloat().get(to);
    }

    static void write(float[] from, INDArray to) {
        to.data().asNioFloat().put(from);
    }
}
