package io.github.dreamsphere.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A kernel of ND4J ops: one sequence forward, one backward. */
abstract class Nd4jKernel implements Kernel {
    private final List<NativeOp> forward = new ArrayList<>();
    private final List<NativeOp> backward = new ArrayList<>();
    private final List<INDArray> own = new ArrayList<>();

    final void addForward(NativeOp op) {
        forward.add(op);
    }

    final void addBackward(NativeOp op) {
        backward.add(op);
    }

    /** Allocates an array, initially zero, that the kernel owns. */
    final INDArray allocate(long... shape) {
        return own(Nd4j.create(DataType.FLOAT, shape));
    }

    /** Makes the kernel the owner of {@code array}. */
    final INDArray own(INDArray array) {
        own.add(array);
        return array;
    }

    @Override
    public void forward() {
        forward.forEach(NativeOp::run);
    }

    @Override
    public void backward() {
        backward.forEach(NativeOp::run);
    }

    @Override
    public long bytes() {
        return own.stream().mapToLong(INDArray::length).sum() * Float.BYTES;
    }

    @Override
    public void close() {
        forward.forEach(NativeOp::close);
        backward.forEach(NativeOp::close);
        own.forEach(INDArray::close);
    }
}
