package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Constant;

/** Writes fixed values, in every pass again, as other blobs may use the same memory in between. */
final class ConstantKernel implements Kernel {
    private final Constant op;
    private final BlobArrays output;

    ConstantKernel(Constant op, BlobArrays output) {
        this.op = op;
        this.output = output;
    }

    @Override
    public void forward() {
        Floats.write(op.values().data(), output.value());
    }

    @Override
    public void backward() {}
}
