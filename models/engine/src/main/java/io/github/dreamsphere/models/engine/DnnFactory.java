package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.List;

/** Makes oneDNN kernels where possible, and ND4J kernels on reordered copies otherwise. */
final class DnnFactory {
    private final DnnWeights weights;
    private final KernelFactory others;
    private final PassKind pass;

    DnnFactory(DnnWeights weights, KernelFactory others, PassKind pass) {
        this.weights = weights;
        this.others = others;
        this.pass = pass;
    }

    /** The kernels of {@code nodes}; a convolution is fused with the rectifier after it. */
    List<Kernel> make(List<Node> nodes) {
        List<Kernel> kernels = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            Relu relu = i + 1 < nodes.size() ? rectifier(node, nodes.get(i + 1)) : null;
            if (relu != null) {
                kernels.add(convolution((Convolution) node.op(), relu, node));
                i++;
            } else if (!(node.op() instanceof Identity) && !isIdleFork(node)) {
                kernels.add(make(node));
            }
        }
        return kernels;
    }

    /** The op of {@code next} if it rectifies the output of {@code node}, a convolution, in place. */
    private static Relu rectifier(Node node, Node next) {
        boolean follows = node.op() instanceof Convolution
                && next.op() instanceof Relu
                && !isInnerProduct(node)
                && next.inputs().get(0) == node.outputs().get(0)
                && next.outputs().get(0).value() == node.outputs().get(0).value();
        return follows ? (Relu) next.op() : null;
    }

    private static boolean isInnerProduct(Node node) {
        return DnnInnerProduct.supports(
                (Convolution) node.op(), node.inputs().get(0), node.outputs().get(0));
    }

    private static boolean isIdleFork(Node node) {
        return node.op() == null && node.inputs().get(0).gradient() == null;
    }

    private Kernel convolution(Convolution op, Relu relu, Node node) {
        return DnnConvolution.of(op, relu, node.inputs().get(0), node.outputs().get(0), weights, pass);
    }

    private Kernel make(Node node) {
        Op op = node.op();
        Edge output = node.outputs().get(0);
        if (op instanceof Constant) {
            return new ReorderingKernel(List.of(), output, (inputs, plain) -> others.make(op, inputs, plain));
        }
        Edge input = node.inputs().get(0);
        if (op == null) {
            return new DnnFork(input, node.outputs());
        }
        if (op instanceof Convolution convolution) {
            int channel = DnnChannels.first(convolution, input, output);
            if (channel >= 0) {
                return new DnnChannels(channel, input, output);
            }
            return isInnerProduct(node)
                    ? new DnnInnerProduct(convolution, input, output, weights)
                    : convolution(convolution, null, node);
        }
        if (op instanceof Deconvolution deconvolution) {
            return new DnnDeconvolution(deconvolution, input, output, weights);
        }
        if (op instanceof Relu relu && relu.negativeSlope() >= 0) {
            return new DnnRelu(relu, input, output);
        }
        if (op instanceof Pool pool && MaxPoolKernel.suits(pool, input, output)) {
            return new MaxPoolKernel(pool, input, output);
        }
        if (op instanceof Pool pool && DnnPool.supports(pool, input.shape(), output.shape())) {
            return new DnnPool(pool, input, output);
        }
        if (op instanceof GlobalPool pool) {
            return new DnnPool(pool.over(input.shape()), input, output);
        }
        if (op instanceof Affine affine && DnnAffine.supports(input, output)) {
            return new DnnAffine(affine, input, output);
        }
        if (op instanceof Activation activation && DnnActivation.supports(activation, input, output)) {
            return new DnnActivation(activation, input, output);
        }
        if (op instanceof Lrn lrn) {
            return new DnnLrn(lrn, input, output);
        }
        if (op instanceof Concat && DnnConcat.supports(node.inputs())) {
            return new DnnConcat(node.inputs(), output);
        }
        if (op instanceof Eltwise sum && DnnSumKernel.supports(sum, node)) {
            return new DnnSumKernel(sum, node.inputs(), output);
        }
        if (op instanceof Eltwise product && DnnProduct.supports(product, node)) {
            return new DnnProduct(input, node.inputs().get(1), output);
        }
        return new ReorderingKernel(node.inputs(), output, (inputs, plain) -> plain(node, inputs, plain));
    }

    /** The kernel of a node on copies of its blobs in HWC. */
    private Kernel plain(Node node, List<BlobArrays> inputs, BlobArrays output) {
        Op op = node.op();
        if (op instanceof MatrixProduct) {
            return new DnnMatrixProduct(inputs, output);
        }
        if (op instanceof Softmax) {
            return new DnnSoftmax(inputs.get(0), output);
        }
        if (op instanceof LayerNorm norm) {
            return new DnnLayerNorm(norm, inputs.get(0), output);
        }
        if (op instanceof Rearrange rearrange
                && DnnRearrange.supports(rearrange, node.inputs().get(0))) {
            return new DnnRearrange(rearrange, inputs.get(0), output);
        }
        return others.make(op, inputs, output);
    }
}
