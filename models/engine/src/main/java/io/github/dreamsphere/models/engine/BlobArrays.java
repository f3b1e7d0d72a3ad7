package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A blob between two ND4J kernels: the value that one writes and the other reads, and the gradient that flows back.
 * Both are {@code [1, height, width, channels]}.
 *
 * @param gradient null in a forward-only pass
 */
record BlobArrays(Shape shape, INDArray value, INDArray gradient) {
    /** Arrays over memory of others; {@code gradient} may be null. */
    static BlobArrays over(Shape shape, FloatPointer value, FloatPointer gradient) {
        return new BlobArrays(shape, array(shape, value), gradient == null ? null : array(shape, gradient));
    }

    private static INDArray array(Shape shape, FloatPointer floats) {
        long row = (long) shape.width() * shape.channels();
        return Nd4j.create(
                Nd4j.createBuffer(floats, shape.length(), DataType.FLOAT),
                new long[] {1, shape.height(), shape.width(), shape.channels()},
                new long[] {shape.length(), row, shape.channels(), 1},
                0,
                'c',
                DataType.FLOAT);
    }
}
