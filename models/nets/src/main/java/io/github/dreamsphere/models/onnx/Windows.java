package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Window;
import java.util.Arrays;
import java.util.Map;

/** Operators that slide a window: convolutions, pools, and the normalisation across channels. */
final class Windows {
    static final Map<String, Operator> OPERATORS = Map.of(
            "Conv", Operator.of(Windows::convolution),
            "ConvTranspose", Operator.of(Windows::deconvolution),
            "MaxPool", Operator.of(call -> pool(call, Pool.Kind.MAX)),
            "AveragePool", Operator.of(call -> pool(call, Pool.Kind.AVERAGE)),
            "GlobalMaxPool", Operator.of(call -> call.written(new GlobalPool(Pool.Kind.MAX), call.blob(0))),
            "GlobalAveragePool", Operator.of(call -> call.written(new GlobalPool(Pool.Kind.AVERAGE), call.blob(0))),
            "LRN", Operator.of(Windows::lrn));

    private Windows() {}

    private static Value convolution(Call call) {
        Tensor weights = kernels(call);
        String blob = call.blob(0);
        Window window = window(call, blob, weights.size(2), weights.size(3));
        Tensor bias = bias(call, weights.size(0));
        return call.written(new Convolution(weights, bias, window, call.node().integer("group", 1)), blob);
    }

    private static Value deconvolution(Call call) {
        Tensor weights = kernels(call);
        int groups = call.node().integer("group", 1);
        int[] extra = call.node().integers("output_padding", 0, 0);
        if (call.node().has("output_shape") || !padding(call).equals("NOTSET")) {
            throw call.node().fail("only a transposed convolution with explicit pads is read");
        }
        int[] pads = call.node().integers("pads", 0, 0, 0, 0);
        Window window = window(call, weights.size(2), weights.size(3), new int[] {
            pads[0], pads[1], pads[2] - extra[0], pads[3] - extra[1]
        });
        Tensor bias = bias(call, weights.size(1) * groups);
        return call.written(new Deconvolution(weights, bias, window, groups), call.blob(0));
    }

    private static Tensor kernels(Call call) {
        Tensor weights = call.weights(1).tensor();
        if (weights.shape().length != 4) {
            throw call.node().fail("its weights must have four dimensions, have " + weights.shape().length);
        }
        return weights;
    }

    private static Tensor bias(Call call, int outputs) {
        return call.has(2) ? Tensor.of(call.weights(2).floats()) : Tensor.zeros(outputs);
    }

    private static Value pool(Call call, Pool.Kind kind) {
        if (call.node().outputs().size() > 1) {
            throw call.node().fail("the places of its maxima are not kept");
        }
        int[] kernel = call.node().integers("kernel_shape");
        if (kernel.length == 3 && kind == Pool.Kind.AVERAGE) {
            return meanOfChannels(call, kernel);
        }
        String blob = call.blob(0);
        if (kernel.length != 2) {
            throw call.node().fail("its window must have two dimensions, has " + kernel.length);
        }
        boolean ceil = call.node().integer("ceil_mode", 0) == 1;
        boolean padded = call.node().integer("count_include_pad", 0) == 1;
        return call.written(
                new Pool(
                        kind,
                        window(call, blob, kernel[0], kernel[1]),
                        ceil ? Pool.Rounding.CEIL : Pool.Rounding.FLOOR,
                        padded ? Pool.Divisor.PADDED : Pool.Divisor.IMAGE),
                blob);
    }

    /**
     * A pool over [1, 1, channels, height, width] whose window is one of channels: how PyTorch writes its normalisation
     * across channels.
     */
    private static Value meanOfChannels(Call call, int[] kernel) {
        int[] strides = call.node().integers("strides", 1, 1, 1);
        int[] pads = call.node().integers("pads", 0, 0, 0, 0, 0, 0);
        boolean channelsOnly = kernel[1] == 1
                && kernel[2] == 1
                && Arrays.equals(strides, new int[] {1, 1, 1})
                && pads.length == 6
                && pads[1] + pads[2] + pads[4] + pads[5] == 0;
        if (!channelsOnly) {
            throw call.node().fail("its window must have two dimensions, or be one of channels alone");
        }
        String blob = Layout.blob(call, Layout.withoutDepth(call, call.map(0)));
        boolean counted = call.node().integer("count_include_pad", 0) == 1;
        Convolution mean = ChannelMix.mean(call.net().channels(blob), kernel[0], pads[0], pads[3], counted);
        return Layout.withDepth(call.written(mean, blob));
    }

    private static String padding(Call call) {
        return call.node().text("auto_pad", "NOTSET");
    }

    private static Window window(Call call, String blob, int kernelHeight, int kernelWidth) {
        int[] pads =
                switch (padding(call)) {
                    case "NOTSET" -> call.node().integers("pads", 0, 0, 0, 0);
                    case "VALID" -> new int[4];
                    case "SAME_UPPER" -> same(call, blob, kernelHeight, kernelWidth, false);
                    case "SAME_LOWER" -> same(call, blob, kernelHeight, kernelWidth, true);
                    default -> throw call.node().fail("auto_pad " + padding(call) + " is not known");
                };
        return window(call, kernelHeight, kernelWidth, pads);
    }

    private static Window window(Call call, int kernelHeight, int kernelWidth, int[] pads) {
        int[] strides = call.node().integers("strides", 1, 1);
        int[] dilations = call.node().integers("dilations", 1, 1);
        if (pads.length != 4 || strides.length != 2 || dilations.length != 2) {
            throw call.node().fail("its window must have two dimensions");
        }
        return new Window(
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

    /** Padding by which {@code ceil(size / stride)} positions are left; an odd one goes behind, or before. */
    private static int[] same(Call call, String blob, int kernelHeight, int kernelWidth, boolean before) {
        int[] strides = call.node().integers("strides", 1, 1);
        int[] dilations = call.node().integers("dilations", 1, 1);
        int rows = same(call, call.net().height(blob), (kernelHeight - 1) * dilations[0] + 1, strides[0]);
        int columns = same(call, call.net().width(blob), (kernelWidth - 1) * dilations[1] + 1, strides[1]);
        int top = before ? (rows + 1) / 2 : rows / 2;
        int left = before ? (columns + 1) / 2 : columns / 2;
        return new int[] {top, left, rows - top, columns - left};
    }

    private static int same(Call call, Extent size, int extent, int stride) {
        Extent needed = new Extent(size.sizes().stream()
                .map(s -> Math.max((s + stride - 1) / stride * stride - stride + extent - s, 0))
                .toList());
        return (int) needed.fixed().orElseThrow(() -> call.node().fail("its padding hangs on the image's size"));
    }

    private static Value lrn(Call call) {
        return call.written(
                new Lrn(
                        call.node().integer("size", 1),
                        call.node().real("alpha", 1e-4f),
                        call.node().real("beta", 0.75f),
                        call.node().real("bias", 1)),
                call.blob(0));
    }
}
