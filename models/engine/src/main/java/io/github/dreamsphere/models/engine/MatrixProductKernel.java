package io.github.dreamsphere.models.engine;

import java.util.List;

/** A matrix product {@code C = A · Bᵀ} for each row of the blobs; its gradients are {@code C'· B} and {@code C'ᵀ · A}. */
final class MatrixProductKernel extends Nd4jKernel {
    MatrixProductKernel(List<BlobArrays> inputs, BlobArrays output) {
        BlobArrays a = inputs.get(0);
        BlobArrays b = inputs.get(1);
        addForward(NativeOp.of("matmul")
                .inputs(a.value(), b.value())
                .integers(0, 1)
                .outputs(output.value()));
        if (output.gradient() != null) {
            addBackward(NativeOp.of("matmul")
                    .inputs(output.gradient(), b.value())
                    .integers(0, 0)
                    .outputs(a.gradient()));
            addBackward(NativeOp.of("matmul")
                    .inputs(output.gradient(), a.value())
                    .integers(1, 0)
                    .outputs(b.gradient()));
        }
    }
}
