package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.PRelu;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A rectifier with a slope for each channel. */
final class PReluKernel extends OpKernel {
    PReluKernel(PRelu op, Slot input, Slot output, Weights weights) {
        int channels = input.shape().channels();
        INDArray slopes = weights.get(
                op, "slopes", () -> Nd4j.createFromArray(op.slopes().data()).reshape(1, 1, channels));
        addForward(NativeOp.of("prelu")
                .inputs(input.value(), slopes)
                .integers(1, 2)
                .outputs(output.value()));
        if (input.gradient() != null) {
            addBackward(NativeOp.of("prelu_bp")
                    .inputs(input.value(), slopes, output.gradient())
                    .integers(1, 2)
                    .outputs(input.gradient(), allocate(slopes.shape())));
        }
    }
}
