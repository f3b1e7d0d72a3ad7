package io.github.dreamsphere.models.net;

import java.util.List;

/** The weights of ops. */
public final class OpWeights {
    private OpWeights() {}

    /** The tensors of {@code op}; none if it has no weights. */
    public static List<Tensor> of(Op op) {
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
        if (op instanceof LayerNorm norm) {
            return List.of(norm.scale(), norm.shift());
        }
        if (op instanceof Constant constant) {
            return List.of(constant.values());
        }
        if (op instanceof SamePadding padding) {
            return of(padding.op());
        }
        return op instanceof PRelu prelu ? List.of(prelu.slopes()) : List.of();
    }
}
