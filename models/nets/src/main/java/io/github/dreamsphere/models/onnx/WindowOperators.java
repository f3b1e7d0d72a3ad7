package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;
import java.util.Map;

/** Operators with a sliding window: convolutions, pools, and normalisation across channels. */
final class WindowOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Conv", OnnxOperator.of(WindowOperators::convolution),
            "ConvTranspose", OnnxOperator.of(WindowOperators::deconvolution),
            "MaxPool", OnnxOperator.of(context -> pool(context, Pool.Kind.MAX)),
            "AveragePool", OnnxOperator.of(context -> pool(context, Pool.Kind.AVERAGE)),
            "GlobalMaxPool",
                    OnnxOperator.of(context -> context.written(new GlobalPool(Pool.Kind.MAX), context.blob(0))),
            "GlobalAveragePool",
                    OnnxOperator.of(context -> context.written(new GlobalPool(Pool.Kind.AVERAGE), context.blob(0))),
            "LRN", OnnxOperator.of(WindowOperators::lrn));

    private WindowOperators() {}

    private static OnnxValue convolution(NodeContext context) {
        Tensor weights = kernels(context);
        String blob = context.blob(0);
        SlidingWindow window = window(context, blob, weights.size(2), weights.size(3));
        Tensor bias = bias(context, weights.size(0));
        return context.written(
                new Convolution(weights, bias, window, context.node().integer("group", 1)), blob);
    }

    private static OnnxValue deconvolution(NodeContext context) {
        Tensor weights = kernels(context);
        int groups = context.node().integer("group", 1);
        int[] extra = context.node().integers("output_padding", 0, 0);
        if (context.node().has("output_shape") || !padding(context).equals("NOTSET")) {
            throw context.node().fail("only transposed convolutions with explicit pads are supported");
        }
        int[] pads = context.node().integers("pads", 0, 0, 0, 0);
        SlidingWindow window = window(context, weights.size(2), weights.size(3), new int[] {
            pads[0], pads[1], pads[2] - extra[0], pads[3] - extra[1]
        });
        Tensor bias = bias(context, weights.size(1) * groups);
        return context.written(new Deconvolution(weights, bias, window, groups), context.blob(0));
    }

    private static Tensor kernels(NodeContext context) {
        Tensor weights = context.weights(1).tensor();
        if (weights.shape().length != 4) {
            throw context.node().fail("its weights must have four dimensions, had " + weights.shape().length);
        }
        return weights;
    }

    private static Tensor bias(NodeContext context, int outputs) {
        return context.has(2) ? Tensor.of(context.weights(2).floats()) : Tensor.zeros(outputs);
    }

    private static OnnxValue pool(NodeContext context, Pool.Kind kind) {
        if (context.node().outputs().size() > 1) {
            throw context.node().fail("the indices of its maxima are not supported");
        }
        int[] kernel = context.node().integers("kernel_shape");
        if (kernel.length == 3 && kind == Pool.Kind.AVERAGE) {
            return meanOfChannels(context, kernel);
        }
        String blob = context.blob(0);
        if (kernel.length != 2) {
            throw context.node().fail("its window must have two dimensions, had " + kernel.length);
        }
        boolean ceil = context.node().integer("ceil_mode", 0) == 1;
        boolean padded = context.node().integer("count_include_pad", 0) == 1;
        return context.written(
                new Pool(
                        kind,
                        window(context, blob, kernel[0], kernel[1]),
                        ceil ? Pool.Rounding.CEIL : Pool.Rounding.FLOOR,
                        padded ? Pool.Divisor.PADDED : Pool.Divisor.IMAGE),
                blob);
    }

    /**
     * A pool over [1, 1, channels, height, width] whose window spans channels only, as PyTorch exports normalisation
     * across channels.
     */
    private static OnnxValue meanOfChannels(NodeContext context, int[] kernel) {
        int[] strides = context.node().integers("strides", 1, 1, 1);
        int[] pads = context.node().integers("pads", 0, 0, 0, 0, 0, 0);
        boolean channelsOnly = kernel[1] == 1
                && kernel[2] == 1
                && Arrays.equals(strides, new int[] {1, 1, 1})
                && pads.length == 6
                && pads[1] + pads[2] + pads[4] + pads[5] == 0;
        if (!channelsOnly) {
            throw context.node().fail("its window must have two dimensions, or span channels only");
        }
        String blob = BlobOrder.blob(context, BlobOrder.withoutDepth(context, context.map(0)));
        boolean counted = context.node().integer("count_include_pad", 0) == 1;
        Convolution mean = ChannelMix.mean(context.net().channels(blob), kernel[0], pads[0], pads[3], counted);
        return BlobOrder.withDepth(context.written(mean, blob));
    }

    private static String padding(NodeContext context) {
        return context.node().text("auto_pad", "NOTSET");
    }

    private static SlidingWindow window(NodeContext context, String blob, int kernelHeight, int kernelWidth) {
        int[] pads =
                switch (padding(context)) {
                    case "NOTSET" -> context.node().integers("pads", 0, 0, 0, 0);
                    case "VALID" -> new int[4];
                    case "SAME_UPPER" -> same(context, blob, kernelHeight, kernelWidth, false);
                    case "SAME_LOWER" -> same(context, blob, kernelHeight, kernelWidth, true);
                    default -> throw context.node().fail("auto_pad " + padding(context) + " is not supported");
                };
        return window(context, kernelHeight, kernelWidth, pads);
    }

    private static SlidingWindow window(NodeContext context, int kernelHeight, int kernelWidth, int[] pads) {
        int[] strides = context.node().integers("strides", 1, 1);
        int[] dilations = context.node().integers("dilations", 1, 1);
        if (pads.length != 4 || strides.length != 2 || dilations.length != 2) {
            throw context.node().fail("its window must have two dimensions");
        }
        return new SlidingWindow(
                kernelHeight,
                kernelWidth,
                strides[0],
                strides[1],
                pads[0],
                pads[1],
                pads[2],
                pads[3],
                dilations[0],
                dilations[1]);
    }

    /**
     * Padding that gives {@code ceil(size / stride)} positions; an odd row or column goes after the image, or before
     * it.
     */
    private static int[] same(NodeContext context, String blob, int kernelHeight, int kernelWidth, boolean before) {
        int[] strides = context.node().integers("strides", 1, 1);
        int[] dilations = context.node().integers("dilations", 1, 1);
        int rows = same(context, context.net().height(blob), (kernelHeight - 1) * dilations[0] + 1, strides[0]);
        int columns = same(context, context.net().width(blob), (kernelWidth - 1) * dilations[1] + 1, strides[1]);
        int top = before ? (rows + 1) / 2 : rows / 2;
        int left = before ? (columns + 1) / 2 : columns / 2;
        return new int[] {top, left, rows - top, columns - left};
    }

    private static int same(NodeContext context, AxisSize size, int extent, int stride) {
        AxisSize needed = new AxisSize(size.sizes().stream()
                .map(s -> Math.max((s + stride - 1) / stride * stride - stride + extent - s, 0))
                .toList());
        return (int) needed.fixed().orElseThrow(() -> context.node().fail("its padding depends on the image size"));
    }

    private static OnnxValue lrn(NodeContext context) {
        return context.written(
                new Lrn(
                        context.node().integer("size", 1),
                        context.node().real("alpha", 1e-4f),
                        context.node().real("beta", 0.75f),
                        context.node().real("bias", 1)),
                context.blob(0));
    }
}
