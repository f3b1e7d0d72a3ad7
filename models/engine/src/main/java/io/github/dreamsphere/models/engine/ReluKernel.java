package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Relu;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** A rectifier, possibly in place: output and input have the same sign, which decides the gradient. */
final class ReluKernel extends Nd4jKernel {
    private final Op forward;

    ReluKernel(Relu op, BlobArrays input, BlobArrays output) {
        float slope = op.negativeSlope();
        forward = slope == 0
                ? new RectifiedLinear(input.value(), output.value())
                : new LeakyReLU(input.value(), output.value(), slope);
        if (input.gradient() != null) {
            addBackward(NativeOp.of(slope == 0 ? "relu_bp" : "lrelu_bp")
                    .inputs(input.value(), output.gradient())
                    .floats(slope)
                    .outputs(input.gradient()));
        }
    }

    @Override
    public void forward() {
        Nd4j.getExecutioner().exec(forward);
    }
}
