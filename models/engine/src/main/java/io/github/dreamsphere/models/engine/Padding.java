package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows and columns added around a blob, for ops that cannot pad each side differently. */
record Padding(int top, int left, int bottom, int right) {
    Shape around(Shape shape) {
        return new Shape(shape.height() + top + bottom, shape.width() + left + right, shape.channels());
    }

    /** An op that copies {@code from} into the middle of {@code to} and fills the border with {@code value}. */
    NativeOp pad(Nd4jKernel owner, INDArray from, INDArray to, double value) {
        INDArray amounts = owner.own(Nd4j.createFromArray(new int[][] {{0, 0}, {top, bottom}, {left, right}, {0, 0}}));
        return NativeOp.of("pad")
                .inputs(from, amounts)
                .integers(0)
                .floats(value)
                .outputs(to);
    }

    /** An op that copies the middle of {@code from} to {@code to}. */
    NativeOp crop(INDArray from, INDArray to) {
        long[] shape = to.shape();
        return NativeOp.of("slice")
                .inputs(from)
                .integers(0, top, left, 0, shape[0], shape[1], shape[2], shape[3])
                .outputs(to);
    }
}
