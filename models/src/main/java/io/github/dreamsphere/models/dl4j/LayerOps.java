package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Window;
import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a DL4J layer computes, as ops one after the other. */
final class LayerOps {
    private LayerOps() {}

    /** The ops of {@code layer}, none if it does nothing outside training. */
    static List<Op> of(Layer layer, String name) {
        var conf = layer.conf().getLayer();
        List<Op> ops = new ArrayList<>();
        if (conf.getClass() == ConvolutionLayer.class) {
            ConvolutionLayer convolution = (ConvolutionLayer) conf;
            ops.add(convolution(layer, convolution));
            Activations.of(convolution.getActivationFn(), name).ifPresent(ops::add);
        } else if (conf instanceof ConvolutionBlock block) {
            ops.addAll(BlockOps.of(layer, block));
        } else if (conf instanceof MaxPoolBlock pool) {
            ops.add(BlockOps.of(pool));
        } else if (conf instanceof BatchNormalization normalization) {
            // Its activation function is ignored by DL4J too.
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
        } else if (!(conf instanceof DropoutLayer)) {
            throw new IllegalArgumentException(
                    "layer '" + name + "' is a " + conf.getClass().getSimpleName() + ", which is not supported");
        }
        return ops;
    }

    private static Op convolution(Layer layer, ConvolutionLayer conf) {
        INDArray weights = layer.getParam("W");
        int outputs = (int) weights.size(0);
        Tensor bias = conf.hasBias() ? Tensor.of(floats(layer.getParam("b"))) : Tensor.zeros(outputs);
        int[] shape = {outputs, (int) weights.size(1), (int) weights.size(2), (int) weights.size(3)};
        Window window = window(
                conf.getKernelSize(),
                conf.getStride(),
                conf.getPadding(),
                conf.getDilation(),
                conf.getConvolutionMode());
        return new Convolution(new Tensor(shape, floats(weights)), bias, window, 1);
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
        Window window = window(
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
        return new IllegalArgumentException("layer '" + name + "' pools by " + type + ", which is not supported");
    }

    /** DL4J's and TensorFlow's "same" padding, for sizes that the stride divides. */
    private static Window window(int[] kernel, int[] stride, int[] pad, int[] dilation, ConvolutionMode mode) {
        if (mode != ConvolutionMode.Same) {
            return new Window(
                    kernel[0],
                    kernel[1],
                    stride[0],
                    stride[1],
                    pad[0],
                    pad[1],
                    pad[0],
                    pad[1],
                    dilation[0],
                    dilation[1]);
        }
        int y = Math.max(0, (kernel[0] - 1) * dilation[0] + 1 - stride[0]);
        int x = Math.max(0, (kernel[1] - 1) * dilation[1] + 1 - stride[1]);
        return new Window(
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                y / 2,
                x / 2,
                y - y / 2,
                x - x / 2,
                dilation[0],
                dilation[1]);
    }

    static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
