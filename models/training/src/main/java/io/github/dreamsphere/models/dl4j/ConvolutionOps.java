package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts DL4J's convolution layers to ops, without their activation functions. */
final class ConvolutionOps {
    private ConvolutionOps() {}

    static List<Op> of(Layer layer, ConvolutionLayer conf, String name) {
        if (conf.getClass() == ConvolutionLayer.class) {
            return List.of(plain(layer, conf));
        }
        if (conf instanceof DepthwiseConvolution2D depthwise) {
            Tensor kernel = depthwise(layer.getParam("W"));
            int groups = (int) conf.getNIn();
            requireOutputs(kernel.size(0), groups * depthwise.getDepthMultiplier(), name);
            return List.of(new Convolution(kernel, bias(layer, kernel.size(0)), window(conf), groups));
        }
        if (conf instanceof SeparableConvolution2D) {
            return separable(layer, conf);
        }
        if (conf instanceof Deconvolution2D) {
            INDArray weights = layer.getParam("W");
            int outputs = (int) weights.size(1);
            return List.of(new Deconvolution(tensor(weights), bias(layer, outputs), window(conf), 1));
        }
        throw LayerOps.unsupported(conf, name);
    }

    private static void requireOutputs(int outputs, int expected, String name) {
        if (outputs != expected) {
            throw new IllegalArgumentException(
                    "layer '" + name + "' has weights for " + outputs + " channels, not " + expected);
        }
    }

    private static Op plain(Layer layer, ConvolutionLayer conf) {
        Tensor kernel = tensor(layer.getParam("W"));
        return new Convolution(kernel, bias(layer, kernel.size(0)), window(conf), 1);
    }

    /** From {@code [height, width, inputs, multiplier]}: each input has that many outputs, which are neighbours. */
    private static Tensor depthwise(INDArray weights) {
        return tensor(weights.permute(2, 3, 0, 1)
                .dup('c')
                .reshape(weights.size(2) * weights.size(3), 1, weights.size(0), weights.size(1)));
    }

    /** A depthwise convolution {@code [multiplier, inputs, height, width]} and a 1×1 convolution. */
    private static List<Op> separable(Layer layer, ConvolutionLayer conf) {
        INDArray first = layer.getParam("W");
        long between = first.size(0) * first.size(1);
        Tensor each = tensor(first.permute(1, 0, 2, 3).dup('c').reshape(between, 1, first.size(2), first.size(3)));
        Tensor point = tensor(layer.getParam("pW"));
        return List.of(
                new Convolution(each, Tensor.zeros((int) between), window(conf), (int) first.size(1)),
                new Convolution(point, bias(layer, point.size(0)), SlidingWindow.point(), 1));
    }

    private static Tensor bias(Layer layer, int outputs) {
        return layer.paramTable().containsKey("b")
                ? Tensor.of(LayerOps.floats(layer.getParam("b")))
                : Tensor.zeros(outputs);
    }

    private static Tensor tensor(INDArray weights) {
        int[] shape = {(int) weights.size(0), (int) weights.size(1), (int) weights.size(2), (int) weights.size(3)};
        return new Tensor(shape, LayerOps.floats(weights));
    }

    private static SlidingWindow window(ConvolutionLayer conf) {
        return window(
                conf.getKernelSize(),
                conf.getStride(),
                conf.getPadding(),
                conf.getDilation(),
                conf.getConvolutionMode());
    }

    /**
     * A window from arrays of height and width. The mode "same" is that of DL4J and TensorFlow, for sizes that are
     * multiples of the stride.
     */
    static SlidingWindow window(int[] kernel, int[] stride, int[] pad, int[] dilation, ConvolutionMode mode) {
        boolean same = mode == ConvolutionMode.Same;
        int y = Math.max(0, (kernel[0] - 1) * dilation[0] + 1 - stride[0]);
        int x = Math.max(0, (kernel[1] - 1) * dilation[1] + 1 - stride[1]);
        return new SlidingWindow(
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                same ? y / 2 : pad[0],
                same ? x / 2 : pad[1],
                same ? y - y / 2 : pad[0],
                same ? x - x / 2 : pad[1],
                dilation[0],
                dilation[1]);
    }
}
