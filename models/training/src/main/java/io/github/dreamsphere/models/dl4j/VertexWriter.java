package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.IUpdater;

/** Adds layers to a DL4J graph as vertices. */
final class VertexWriter {
    /** Channels last: DL4J's pools are ten times faster that way. */
    static final CNN2DFormat LAYOUT = CNN2DFormat.NHWC;

    private static final String PADDED = "@padded";

    private final GraphBuilder graph;
    private final IUpdater updater;

    VertexWriter(GraphBuilder graph, IUpdater updater) {
        this.graph = graph;
        this.updater = updater;
    }

    /**
     * Adds the vertex of {@code layer}, with the name of its output.
     *
     * @param positive whether the input is never negative
     */
    void add(Layer layer, List<Shape> inputs, Shape output, boolean positive) {
        String name = layer.output();
        String[] from = layer.inputs().toArray(String[]::new);
        Op op = layer.op();
        if (op instanceof Convolution convolution) {
            convolution(layer, convolution, inputs.get(0));
        } else if (op instanceof Pool pool) {
            pool(layer, pool, inputs.get(0), output, positive);
        } else if (op instanceof GlobalPool pool) {
            Shape in = inputs.get(0);
            SlidingWindow whole = new SlidingWindow(in.height(), in.width(), 1, 1, 0, 0, 0, 0, 1, 1);
            graph.addLayer(name, subsampling(pool.kind(), whole, 0, 0, false), from);
        } else if (op instanceof Lrn lrn) {
            // DL4J does not divide alpha by the number of channels.
            graph.addLayer(
                    name,
                    new LocalResponseNormalization.Builder(lrn.bias(), lrn.size(), lrn.alpha() / lrn.size(), lrn.beta())
                            .dataFormat(LAYOUT)
                            .build(),
                    from);
        } else if (op instanceof Concat) {
            graph.addVertex(name, new MergeVertex(), from);
        } else if (op instanceof Eltwise eltwise) {
            graph.addVertex(name, new ElementWiseVertex(combination(layer, eltwise)), from);
        } else {
            graph.addLayer(name, new ActivationLayer(function(layer)), from);
        }
    }

    /** True if the output of {@code op} is never negative, given whether its input may be. */
    static boolean neverNegative(Op op, boolean positive) {
        if (op instanceof Relu relu) {
            return relu.negativeSlope() == 0 || positive;
        }
        if (op instanceof Activation activation) {
            return switch (activation.curve()) {
                case SIGMOID, SOFTPLUS -> true;
                case CLIP -> activation.a() >= 0;
                default -> false;
            };
        }
        return positive
                && (op instanceof Pool
                        || op instanceof GlobalPool
                        || op instanceof Lrn
                        || op instanceof Concat
                        || op instanceof Identity);
    }

    private void convolution(Layer layer, Convolution op, Shape input) {
        SlidingWindow w = op.window();
        boolean even = w.padTop() == w.padBottom() && w.padLeft() == w.padRight();
        String from =
                even ? layer.inputs().get(0) : padded(layer, w.padTop(), w.padBottom(), w.padLeft(), w.padRight());
        graph.addLayer(
                layer.output(),
                new ConvolutionLayer.Builder(w.kernelHeight(), w.kernelWidth())
                        .stride(w.strideY(), w.strideX())
                        .padding(even ? w.padTop() : 0, even ? w.padLeft() : 0)
                        .dilation(w.dilationY(), w.dilationX())
                        .convolutionMode(ConvolutionMode.Truncate)
                        .nIn(input.channels())
                        .nOut(op.outputs())
                        .dataFormat(LAYOUT)
                        .activation(new ActivationIdentity())
                        .updater(updater)
                        .build(),
                from);
    }

    /**
     * Adds a pool. If windows extend beyond the far edge, the input is padded with zeros, which is correct only for a
     * maximum of non-negative values.
     */
    private void pool(Layer layer, Pool pool, Shape input, Shape output, boolean positive) {
        SlidingWindow w = pool.window();
        int below = lacking(output.height(), w.strideY(), w.extentY(), input.height(), w.padTop());
        int right = lacking(output.width(), w.strideX(), w.extentX(), input.width(), w.padLeft());
        boolean max = pool.kind() == Pool.Kind.MAX;
        boolean hangs = below > 0 || right > 0;
        if (w.dilationY() > 1 || w.dilationX() > 1) {
            throw unsupported(layer, "its window is dilated");
        }
        if (hangs && !(max && positive)) {
            throw unsupported(layer, "its last window extends beyond the edge");
        }
        boolean uneven = w.padTop() != w.padBottom() || w.padLeft() != w.padRight();
        if (uneven && (!max || w.padTop() > w.padBottom() || w.padLeft() > w.padRight())) {
            throw unsupported(layer, "its padding differs between sides");
        }
        graph.addLayer(
                layer.output(),
                subsampling(pool.kind(), w, w.padTop(), w.padLeft(), pool.divisor() == Pool.Divisor.PADDED),
                hangs
                        ? padded(layer, 0, Math.max(0, below), 0, Math.max(0, right))
                        : layer.inputs().get(0));
    }

    private static int lacking(int positions, int stride, int extent, int size, int pad) {
        return (positions - 1) * stride + extent - size - 2 * pad;
    }

    private String padded(Layer layer, int top, int bottom, int left, int right) {
        String name = layer.output() + PADDED;
        graph.addLayer(
                name,
                new ZeroPaddingLayer.Builder(top, bottom, left, right)
                        .dataFormat(LAYOUT)
                        .build(),
                layer.inputs().get(0));
        return name;
    }

    private static SubsamplingLayer subsampling(
            Pool.Kind kind, SlidingWindow w, int padY, int padX, boolean countsPadding) {
        return new SubsamplingLayer.Builder(kind == Pool.Kind.MAX ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(w.kernelHeight(), w.kernelWidth())
                .stride(w.strideY(), w.strideX())
                .padding(padY, padX)
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(countsPadding)
                .dataFormat(LAYOUT)
                .build();
    }

    private static ElementWiseVertex.Op combination(Layer layer, Eltwise eltwise) {
        return switch (eltwise.kind()) {
            case PRODUCT -> ElementWiseVertex.Op.Product;
            case MAX -> ElementWiseVertex.Op.Max;
            case SUM -> {
                if (eltwise.coefficients().stream().anyMatch(c -> c != 1)) {
                    throw unsupported(layer, "it is a weighted sum");
                }
                yield ElementWiseVertex.Op.Add;
            }
            default -> throw unsupported(layer, "DL4J has no such layer");
        };
    }

    private static IActivation function(Layer layer) {
        Op op = layer.op();
        if (op instanceof Identity) {
            return new ActivationIdentity();
        }
        if (op instanceof Relu relu) {
            return relu.negativeSlope() == 0 ? new ActivationReLU() : new ActivationLReLU(relu.negativeSlope());
        }
        if (op instanceof Activation activation) {
            return curve(layer, activation);
        }
        throw unsupported(layer, "DL4J has no such layer");
    }

    private static IActivation curve(Layer layer, Activation activation) {
        return switch (activation.curve()) {
            case SIGMOID -> new ActivationSigmoid();
            case TANH -> new ActivationTanH();
            case SOFTPLUS -> new ActivationSoftPlus();
            case SOFTSIGN -> new ActivationSoftSign();
            case ELU -> new ActivationELU(activation.a());
            case CLIP -> {
                if (activation.a() != 0 || activation.b() != 6) {
                    throw unsupported(layer, "DL4J clips at 0 and 6 only");
                }
                yield new ActivationReLU6();
            }
            default -> throw unsupported(layer, "DL4J has no " + activation.curve());
        };
    }

    /** The kernel over all channels, with zeros between groups. */
    static Tensor ungrouped(Convolution op) {
        if (op.groups() == 1) {
            return op.weights();
        }
        Tensor weights = op.weights();
        int each = weights.size(1) * weights.size(2) * weights.size(3);
        int outputsEach = op.outputs() / op.groups();
        float[] whole = new float[each * op.groups() * op.outputs()];
        for (int o = 0; o < op.outputs(); o++) {
            int group = o / outputsEach;
            System.arraycopy(weights.data(), o * each, whole, (o * op.groups() + group) * each, each);
        }
        return new Tensor(new int[] {op.outputs(), op.inputs(), weights.size(2), weights.size(3)}, whole);
    }

    private static IllegalArgumentException unsupported(Layer layer, String why) {
        return new IllegalArgumentException("layer '" + layer.name() + "' ("
                + layer.op().getClass().getSimpleName()
                + ") cannot be trained: " + why + "; cut the net before it");
    }
}
