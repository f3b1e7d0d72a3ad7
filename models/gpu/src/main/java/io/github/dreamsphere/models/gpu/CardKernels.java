package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import java.util.List;

/** Chooses the kernel of an op. */
final class CardKernels {
    private CardKernels() {}

    static CardKernel of(Card card, Op op, List<Blob> inputs, Blob output) {
        if (op instanceof Convolution convolution && ConvolutionShader.supports(card, convolution)) {
            return new ConvolutionShader(card, convolution, null, inputs.get(0), output);
        }
        if (op instanceof Convolution convolution && DepthwiseShader.supports(convolution)) {
            return new DepthwiseShader(card, convolution, inputs.get(0), output);
        }
        if (op instanceof Relu relu) {
            return new RectifierShader(card, relu, inputs.get(0), output);
        }
        if (op instanceof Pool pool) {
            return new PoolShader(card, pool, inputs.get(0), output);
        }
        if (op instanceof GlobalPool pool) {
            return new PoolShader(card, pool.over(inputs.get(0).shape()), inputs.get(0), output);
        }
        if (op instanceof Lrn lrn) {
            return new NormalisationShader(card, lrn, inputs.get(0), output);
        }
        if (op instanceof Concat) {
            return new ConcatShader(card, inputs, output);
        }
        if (op instanceof Affine affine) {
            return new AffineShader(card, affine, inputs.get(0), output);
        }
        if (op instanceof Eltwise eltwise && SumShader.supports(eltwise, inputs)) {
            return new SumShader(card, eltwise, inputs, output);
        }
        return new ProcessorKernel(card, op, inputs, output);
    }
}
