package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rearranges channels into pixels, after reordering the channels if ND4J's op has the other order. */
final class DepthToSpaceKernel extends Nd4jKernel {
    private static final int CHANNEL_AXIS = 3;
    private static final int NHWC = 1;

    DepthToSpaceKernel(DepthToSpace op, BlobArrays input, BlobArrays output) {
        boolean reorder = op.order() == DepthToSpace.Order.DEPTH_FIRST && op.block() > 1;
        Shape shape = input.shape();
        int squared = op.block() * op.block();
        int outputs = shape.channels() / squared;
        INDArray value = reorder ? allocate(1, shape.height(), shape.width(), shape.channels()) : input.value();
        if (reorder) {
            addForward(gather(input.value(), transposition(squared, outputs), value));
        }
        addForward(NativeOp.of("depth_to_space")
                .inputs(value)
                .integers(op.block(), NHWC)
                .outputs(output.value()));
        if (input.gradient() == null) {
            return;
        }
        INDArray gradient = reorder ? value : input.gradient();
        addBackward(NativeOp.of("space_to_depth")
                .inputs(output.gradient())
                .integers(op.block(), NHWC)
                .outputs(gradient));
        if (reorder) {
            addBackward(gather(gradient, transposition(outputs, squared), input.gradient()));
        }
    }

    private NativeOp gather(INDArray from, int[] order, INDArray to) {
        return NativeOp.of("gather")
                .inputs(from, own(Nd4j.createFromArray(order)))
                .integers(CHANNEL_AXIS)
                .outputs(to);
    }

    /** The index order that transposes a matrix of {@code columns} rows and {@code rows} columns. */
    private static int[] transposition(int rows, int columns) {
        int[] order = new int[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                order[row * columns + column] = column * rows + row;
            }
        }
        return order;
    }
}
