package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.LrnBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts DL4J layers to chains of ops. */
final class LayerOps {
    private LayerOps() {}

    /**
     * The ops of {@code layer}; empty if it does nothing outside training.
     *
     * @param flattened the order in which its input was flattened, if it was
     */
    static List<Op> of(Layer layer, String name, Optional<Flattened> flattened) {
        var conf = layer.conf().getLayer();
        List<Op> ops = new ArrayList<>();
        if (conf instanceof ConvolutionLayer convolution) {
            ops.addAll(ConvolutionOps.of(layer, convolution, name));
            Activations.of(convolution.getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof DenseLayer || conf instanceof OutputLayer) {
            // Exactly these two, as subclasses do more.
            requireExactly(conf, name, DenseLayer.class, OutputLayer.class);
            ops.add(dense(layer, flattened));
            Activations.of(((BaseLayer) conf).getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof ConvolutionBlock block) {
            ops.addAll(BlockOps.of(layer, block));
        } else if (conf instanceof MaxPoolBlock pool) {
            ops.add(BlockOps.of(pool));
        } else if (conf instanceof LrnBlock lrn) {
            ops.add(lrn.op());
        } else if (conf instanceof BatchNormalization normalization) {
            // DL4J ignores its activation function, too.
            ops.add(normalization(layer, normalization));
        } else if (conf instanceof SubsamplingLayer pool) {
            ops.add(pool(pool, name));
        } else if (conf instanceof GlobalPoolingLayer pool) {
            ops.add(new GlobalPool(kind(pool.getPoolingType(), name)));
        } else if (conf instanceof LocalResponseNormalization lrn) {
            // DL4J does not divide alpha by the number of channels.
            int size = (int) lrn.getN();
            ops.add(new Lrn(size, (float) lrn.getAlpha() * size, (float) lrn.getBeta(), (float) lrn.getK()));
        } else if (conf instanceof ActivationLayer activation) {
            Activations.of(activation.getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof CnnLossLayer loss) {
            Activations.of(loss.getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof LossLayer loss) {
            Activations.of(loss.getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof ZeroPaddingLayer padding) {
            int[] p = padding.getPadding();
            ops.add(new Pad(p[0], p[2], p[1], p[3], Pad.Mode.ZERO));
        } else if (conf instanceof Cropping2D cropping) {
            int[] c = cropping.getCropping();
            ops.add(new Crop(c[0], c[2], c[1], c[3], 1, 1));
        } else if (conf instanceof Upsampling2D enlarging) {
            int[] scale = enlarging.getSize();
            ops.add(new Resize(
                    scale[0],
                    scale[scale.length - 1],
                    Resize.Interpolation.NEAREST,
                    Resize.Coordinates.ASYMMETRIC,
                    Resize.Rounding.FLOOR,
                    0));
        } else if (!(conf instanceof DropoutLayer)) {
            throw unsupported(conf, name);
        }
        return ops;
    }

    private static void requireExactly(org.deeplearning4j.nn.conf.layers.Layer conf, String name, Class<?>... classes) {
        if (!List.of(classes).contains(conf.getClass())) {
            throw unsupported(conf, name);
        }
    }

    static IllegalArgumentException unsupported(org.deeplearning4j.nn.conf.layers.Layer conf, String name) {
        return new IllegalArgumentException(
                "layer '" + name + "' is a " + conf.getClass().getSimpleName() + ", which is not supported");
    }

    /** A convolution with a window as large as the flattened blob, or 1×1. */
    private static Op dense(Layer layer, Optional<Flattened> flattened) {
        INDArray weights = layer.getParam("W");
        int inputs = (int) weights.size(0);
        int outputs = (int) weights.size(1);
        Flattened from = flattened.orElse(new Flattened(1, 1, inputs, false));
        if (from.length() != inputs) {
            throw new IllegalArgumentException(
                    "a dense layer of " + inputs + " inputs cannot read " + from.length() + " values");
        }
        Tensor bias =
                layer.paramTable().containsKey("b") ? Tensor.of(floats(layer.getParam("b"))) : Tensor.zeros(outputs);
        SlidingWindow window = new SlidingWindow(from.height(), from.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        return new Convolution(from.kernel(floats(weights), outputs), bias, window, 1);
    }

    private static Op normalization(Layer layer, BatchNormalization conf) {
        float[] mean = floats(layer.getParam("mean"));
        float[] deviation = deviation(layer, conf.getEps());
        float[] scale = new float[mean.length];
        float[] shift = new float[mean.length];
        float[] gamma = conf.isLockGammaBeta() ? null : floats(layer.getParam("gamma"));
        float[] beta = conf.isLockGammaBeta() ? null : floats(layer.getParam("beta"));
        for (int c = 0; c < mean.length; c++) {
            scale[c] = (gamma == null ? (float) conf.getGamma() : gamma[c]) / deviation[c];
            shift[c] = (beta == null ? (float) conf.getBeta() : beta[c]) - mean[c] * scale[c];
        }
        return new Affine(Tensor.of(scale), Tensor.of(shift));
    }

    private static float[] deviation(Layer layer, double epsilon) {
        INDArray log = layer.paramTable().get("log10stdev");
        float[] values = floats(log == null ? layer.getParam("var") : log);
        for (int c = 0; c < values.length; c++) {
            double variance = log == null ? values[c] : Math.pow(10, 2 * values[c]);
            values[c] = (float) Math.sqrt(variance + epsilon);
        }
        return values;
    }

    private static Op pool(SubsamplingLayer conf, String name) {
        Pool.Kind kind =
                switch (conf.getPoolingType()) {
                    case MAX -> Pool.Kind.MAX;
                    case AVG -> Pool.Kind.AVERAGE;
                    default -> throw unsupported(name, conf.getPoolingType());
                };
        SlidingWindow window = ConvolutionOps.window(
                conf.getKernelSize(),
                conf.getStride(),
                conf.getPadding(),
                conf.getDilation(),
                conf.getConvolutionMode());
        Pool.Divisor divisor = conf.isAvgPoolIncludePadInDivisor() ? Pool.Divisor.PADDED : Pool.Divisor.IMAGE;
        return new Pool(kind, window, Pool.Rounding.FLOOR, divisor);
    }

    private static Pool.Kind kind(PoolingType type, String name) {
        return switch (type) {
            case MAX -> Pool.Kind.MAX;
            case AVG -> Pool.Kind.AVERAGE;
            default -> throw unsupported(name, type);
        };
    }

    private static IllegalArgumentException unsupported(String name, PoolingType type) {
        return new IllegalArgumentException(
                "layer '" + name + "' has the pooling type " + type + ", which is not supported");
    }

    static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
