package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.CropLike;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Interp;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pick;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.net.SparseProduct;
import io.github.dreamsphere.models.net.Unpool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the ND4J kernels of ops. */
final class KernelFactory {
    @FunctionalInterface
    private interface Maker<O extends Op> {
        Kernel make(O op, List<BlobArrays> inputs, BlobArrays output, Weights weights);
    }

    private static final Map<Class<? extends Op>, Maker<Op>> MAKERS = new HashMap<>();

    static {
        register(Convolution.class, (op, in, out, weights) -> new ConvolutionKernel(op, in.get(0), out, weights));
        register(Deconvolution.class, (op, in, out, weights) -> new DeconvolutionKernel(op, in.get(0), out, weights));
        register(Relu.class, (op, in, out, weights) -> new ReluKernel(op, in.get(0), out));
        register(PRelu.class, (op, in, out, weights) -> new PReluKernel(op, in.get(0), out, weights));
        register(
                Pool.class,
                (op, in, out, weights) -> DilatedPoolKernel.isFor(op)
                        ? new DilatedPoolKernel(op, in.get(0), out)
                        : new PoolKernel(op, in.get(0), out));
        register(
                GlobalPool.class,
                (op, in, out, weights) -> new PoolKernel(op.over(in.get(0).shape()), in.get(0), out));
        register(Lrn.class, (op, in, out, weights) -> new LrnKernel(op, in.get(0), out));
        register(Concat.class, (op, in, out, weights) -> new ConcatKernel(in, out));
        register(
                Eltwise.class,
                (op, in, out, weights) -> PairKernel.supports(op, in.size())
                        ? new PairKernel(op, in, out)
                        : new EltwiseKernel(op, in, out));
        register(Softmax.class, (op, in, out, weights) -> new SoftmaxKernel(in.get(0), out));
        register(Affine.class, (op, in, out, weights) -> new AffineKernel(op, in.get(0), out, weights));
        register(Activation.class, (op, in, out, weights) -> new ActivationKernel(op, in.get(0), out));
        register(GroupNorm.class, (op, in, out, weights) -> new GroupNormKernel(op, in.get(0), out));
        register(LayerNorm.class, (op, in, out, weights) -> new LayerNormKernel(op, in.get(0), out));
        register(Crop.class, (op, in, out, weights) -> new ResamplingKernel(op, in.get(0), out));
        register(Pad.class, (op, in, out, weights) -> new ResamplingKernel(op, in.get(0), out));
        register(Resize.class, (op, in, out, weights) -> new ResamplingKernel(op, in.get(0), out));
        register(Interp.class, (op, in, out, weights) -> new ResamplingKernel(op, in.get(0), out));
        register(CropLike.class, (op, in, out, weights) -> new CropLikeKernel(op, in, out));
        register(Unpool.class, (op, in, out, weights) -> new UnpoolKernel(op, in, out));
        register(Pick.class, (op, in, out, weights) -> new ResamplingKernel(op, in.get(0), out));
        register(Border.class, (op, in, out, weights) -> new BorderKernel(op, in.get(0), out));
        register(Rearrange.class, (op, in, out, weights) -> new RearrangeKernel(op, in.get(0), out));
        register(Reduction.class, (op, in, out, weights) -> new ReductionKernel(op, in.get(0), out));
        register(SparseProduct.class, (op, in, out, weights) -> new SparseProductKernel(op, in.get(0), out));
        register(LogSoftmax.class, (op, in, out, weights) -> new LogSoftmaxKernel(in.get(0), out));
        register(MatrixProduct.class, (op, in, out, weights) -> new MatrixProductKernel(in, out));
        register(Constant.class, (op, in, out, weights) -> new ConstantKernel(op, out));
        register(DepthToSpace.class, (op, in, out, weights) -> new DepthToSpaceKernel(op, in.get(0), out));
    }

    private final Weights weights;

    KernelFactory(Weights weights) {
        this.weights = weights;
    }

    @SuppressWarnings("unchecked")
    private static <O extends Op> void register(Class<O> type, Maker<O> maker) {
        MAKERS.put(type, (Maker<Op>) maker);
    }

    /** The kernels of {@code nodes}; all edges must have {@link MemoryLayout#HWC}. */
    List<Kernel> make(List<Node> nodes) {
        List<Kernel> kernels = new ArrayList<>();
        for (Node node : nodes) {
            List<BlobArrays> inputs = node.inputs().stream().map(Edge::arrays).toList();
            List<BlobArrays> outputs = node.outputs().stream().map(Edge::arrays).toList();
            if (node.op() == null && inputs.get(0).gradient() != null) {
                kernels.add(new ForkKernel(inputs.get(0), outputs));
            } else if (node.op() != null && !(node.op() instanceof Identity)) {
                kernels.add(make(node.op(), inputs, outputs.get(0)));
            }
        }
        return kernels;
    }

    /** The kernel of an op other than {@link Identity}. */
    Kernel make(Op op, List<BlobArrays> inputs, BlobArrays output) {
        return MAKERS.get(op.getClass()).make(op, inputs, output, weights);
    }
}
