package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Affine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Scales and shifts each channel. */
final class AffineKernel extends Nd4jKernel {
    AffineKernel(Affine op, BlobArrays input, BlobArrays output, Weights weights) {
        long[] perChannel = {1, 1, 1, input.shape().channels()};
        INDArray scale = weights.get(
                op, "scale", () -> Nd4j.createFromArray(op.scale().data()).reshape(perChannel));
        INDArray shift = weights.get(
                op, "shift", () -> Nd4j.createFromArray(op.shift().data()).reshape(perChannel));
        addForward(NativeOp.of("multiply").inputs(input.value(), scale).outputs(output.value()));
        addForward(NativeOp.of("add").inputs(output.value(), shift).outputs(output.value()));
        if (input.gradient() != null) {
            addBackward(NativeOp.of("multiply").inputs(output.gradient(), scale).outputs(input.gradient()));
        }
    }
}
