package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Resampling;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.List;

/** Chooses the kernel of an op. */
final class CardKernels {
    private static final List<Entry<?>> ENTRIES = new ArrayList<>();

    static {
        register(
                Convolution.class,
                (card, op, in) -> supports(card, op),
                (card, op, in, out) -> convolution(card, op, Rectifier.NONE, in.get(0), out));
        register(
                Deconvolution.class,
                (card, op, in) -> DirectShader.supports(card, op.weights()),
                (card, op, in, out) -> new DirectShader(card, op, in.get(0), out));
        register(Relu.class, (card, op, in, out) -> new RectifierShader(card, op, in.get(0), out));
        register(PRelu.class, (card, op, in, out) -> new PReluShader(card, op, in.get(0), out));
        register(
                Activation.class,
                (card, op, in) -> ActivationShader.supports(op),
                (card, op, in, out) -> new ActivationShader(card, op, in.get(0), out));
        register(Pool.class, (card, op, in, out) -> new PoolShader(card, op, in.get(0), out));
        register(GlobalPool.class, (card, op, in, out) -> new GlobalPoolShader(card, op, in.get(0), out));
        register(Lrn.class, (card, op, in, out) -> new NormalisationShader(card, op, in.get(0), out));
        register(LayerNorm.class, (card, op, in, out) -> new LayerNormShader(card, op, in.get(0), out));
        register(GroupNorm.class, (card, op, in, out) -> new GroupNormShader(card, op, in.get(0), out));
        register(Softmax.class, (card, op, in, out) -> new SoftmaxShader(card, false, in.get(0), out));
        register(LogSoftmax.class, (card, op, in, out) -> new SoftmaxShader(card, true, in.get(0), out));
        register(Concat.class, (card, op, in, out) -> new ConcatShader(card, in, out));
        register(Affine.class, (card, op, in, out) -> new AffineShader(card, op, in.get(0), out));
        register(
                Eltwise.class,
                (card, op, in) -> PairShader.supports(op, in),
                (card, op, in, out) -> new PairShader(card, op, in, out));
        register(
                Eltwise.class,
                (card, op, in) -> SumShader.supports(op, in),
                (card, op, in, out) -> new SumShader(card, op, in, out));
        register(
                Reduction.class,
                (card, op, in) -> ReductionShader.supports(op),
                (card, op, in, out) -> new ReductionShader(card, op, in.get(0), out));
        register(MatrixProduct.class, (card, op, in, out) -> new MatrixProductShader(card, in, out));
        register(Constant.class, (card, op, in, out) -> new ConstantShader(card, op, out));
        register(
                Rearrange.class,
                (card, op, in) -> RearrangeShader.supports(op, in.get(0)),
                (card, op, in, out) -> new RearrangeShader(card, op, in.get(0), out));
        register(
                DepthToSpace.class,
                (card, op, in, out) -> new RearrangeShader(card, RearrangeShader.of(op), in.get(0), out));
        register(Border.class, (card, op, in, out) -> new ResampleShader(card, op, in.get(0), out));
        register(Resampling.class, (card, op, in, out) -> new ResampleShader(card, op, in.get(0), out));
    }

    private CardKernels() {}

    @FunctionalInterface
    private interface Support<O extends Op> {
        boolean has(Card card, O op, List<Blob> inputs);
    }

    @FunctionalInterface
    private interface Maker<O extends Op> {
        CardKernel make(Card card, O op, List<Blob> inputs, Blob output);
    }

    /** The shader of a class of ops, and which of them it supports. */
    private record Entry<O extends Op>(Class<O> type, Support<O> support, Maker<O> maker) {
        boolean supports(Card card, Op op, List<Blob> inputs) {
            return type.isInstance(op) && support.has(card, type.cast(op), inputs);
        }

        CardKernel make(Card card, Op op, List<Blob> inputs, Blob output) {
            return maker.make(card, type.cast(op), inputs, output);
        }
    }

    private static <O extends Op> void register(Class<O> type, Maker<O> maker) {
        register(type, (card, op, inputs) -> true, maker);
    }

    private static <O extends Op> void register(Class<O> type, Support<O> support, Maker<O> maker) {
        ENTRIES.add(new Entry<>(type, support, maker));
    }

    /** True if a shader computes this convolution, and a rectifier with it. */
    static boolean supports(Card card, Convolution op) {
        return ConvolutionShader.supports(card, op)
                || DepthwiseShader.supports(op)
                || DirectShader.supports(card, op.weights());
    }

    /**
     * The kernel of a convolution that is {@link #supports supported}.
     *
     * @param rectifier is applied to the convolution's result
     */
    static CardKernel convolution(Card card, Convolution op, Rectifier rectifier, Blob input, Blob output) {
        if (ConvolutionShader.supports(card, op)) {
            return op.groups() == 1
                    ? new ConvolutionShader(card, op, rectifier, input, output)
                    : new GroupedConvolution(card, op, rectifier, input, output);
        }
        return DepthwiseShader.supports(op)
                ? new DepthwiseShader(card, op, rectifier, input, output)
                : new DirectShader(card, op, rectifier, input, output);
    }

    static CardKernel of(Card card, Op op, List<Blob> inputs, Blob output) {
        for (Entry<?> entry : ENTRIES) {
            if (entry.supports(card, op, inputs)) {
                return entry.make(card, op, inputs, output);
            }
        }
        return new ProcessorKernel(card, op, inputs, output);
    }
}
