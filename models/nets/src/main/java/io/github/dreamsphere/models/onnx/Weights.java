package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;

/** The tensors of an op. */
final class Weights {
    private Weights() {}

    static List<Tensor> of(Op op) {
        if (op instanceof Convolution convolution) {
            return List.of(convolution.weights(), convolution.bias());
        }
        if (op instanceof Deconvolution deconvolution) {
            return List.of(deconvolution.weights(), deconvolution.bias());
        }
        if (op instanceof Affine affine) {
            return List.of(affine.scale(), affine.shift());
        }
        if (op instanceof GroupNorm norm) {
            return List.of(norm.scale(), norm.shift());
        }
        if (op instanceof io.github.dreamsphere.models.net.Constant constant) {
            return List.of(constant.values());
        }
        if (op instanceof SamePadding padding) {
            return of(padding.op());
        }
        return op instanceof PRelu prelu ? List.of(prelu.slopes()) : List.of();
    }
}
