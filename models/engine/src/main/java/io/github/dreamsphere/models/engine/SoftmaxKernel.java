package io.github.dreamsphere.models.engine;

/** Softmax over the channels of each position. */
final class SoftmaxKernel extends Nd4jKernel {
    private static final int CHANNEL_AXIS = 3;

    SoftmaxKernel(BlobArrays input, BlobArrays output) {
        addForward(NativeOp.of("softmax")
                .inputs(input.value())
                .integers(CHANNEL_AXIS)
                .outputs(output.value()));
        if (input.gradient() != null) {
            addBackward(NativeOp.of("softmax_bp")
                    .inputs(input.value(), output.gradient(), output.value())
                    .integers(CHANNEL_AXIS)
                    .outputs(input.gradient()));
        }
    }
}
