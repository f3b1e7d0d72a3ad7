package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators with a sliding window: convolutions, pools, and normalisation across channels. */
final class WindowOperators {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private WindowOperators() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("Conv", EachPicture.of(OnnxOperator.of(context -> convolution(context, ""))));
        operators.put(
                "com.microsoft.FusedConv",
                OnnxOperator.of(context -> convolution(context, context.node().text("activation", ""))));
        operators.put("ConvTranspose", EachPicture.of(OnnxOperator.of(WindowOperators::deconvolution)));
        operators.put("MaxPool", OnnxOperator.of(context -> pool(context, Pool.Kind.MAX)));
        operators.put("AveragePool", OnnxOperator.of(context -> pool(context, Pool.Kind.AVERAGE)));
        operators.put("LpPool", OnnxOperator.of(WindowOperators::powerPool));
        operators.put("GlobalMaxPool", OnnxOperator.of(context -> global(context, Pool.Kind.MAX)));
        operators.put("GlobalAveragePool", OnnxOperator.of(context -> global(context, Pool.Kind.AVERAGE)));
        operators.put("GlobalLpPool", OnnxOperator.of(ReductionOperators::globalPowerPool));
        operators.put("LRN", EachPicture.of(OnnxOperator.of(WindowOperators::lrn)));
        return operators;
    }

    private static OnnxValue convolution(NodeContext context, String activation) {
        FeatureMap map = picture(context);
        Tensor weights = kernels(context);
        int[] kernel = {weights.size(2), weights.size(3)};
        requireKernel(context, kernel);
        Tensor bias = bias(context, weights.size(0));
        int groups = groups(context, weights.size(0));
        Op op = padded(context, kernel, window -> new Convolution(weights, bias, window, groups));
        String blob = BlobOrder.blob(context, map, AxisLayout.ofPositions(map.rank()));
        if (activation.isEmpty()) {
            return spatial(context, op, map, blob);
        }
        return spatial(context, fused(context, activation), map, context.step("convolution", op, blob));
    }

    private static Op fused(NodeContext context, String activation) {
        float[] parameters = context.node().reals("activation_params");
        return switch (activation) {
            case "Relu" -> Relu.PLAIN;
            case "Sigmoid" -> Activation.of(Curve.SIGMOID);
            case "Tanh" -> Activation.of(Curve.TANH);
            case "LeakyRelu" -> new Relu(parameters.length > 0 ? parameters[0] : 0.01f);
            case "Clip" -> {
                if (parameters.length != 2) {
                    throw context.node().fail("its activation_params must be two");
                }
                yield new Activation(Curve.CLIP, parameters[0], parameters[1]);
            }
            case "HardSigmoid" -> {
                if (parameters.length != 2) {
                    throw context.node().fail("its activation_params must be two");
                }
                yield new Activation(Curve.HARD_SIGMOID, parameters[0], parameters[1]);
            }
            default -> throw context.node().unsupported("its activation " + activation + " is not supported");
        };
    }

    private static int groups(NodeContext context, int channels) {
        int groups = context.node().integer("group", 1);
        if (groups < 1 || channels % groups != 0) {
            throw context.node().fail("its group " + groups + " does not divide its " + channels + " channels");
        }
        return groups;
    }

    /** The input, [batch, channels, positions] or [batch, channels, height, width]. */
    private static FeatureMap picture(NodeContext context) {
        FeatureMap map = context.map(0);
        if (map.rank() < 3 || map.rank() > 4) {
            throw context.node()
                    .unsupported("windows of " + Math.max(map.rank() - 2, 0) + " dimensions are not supported");
        }
        if (!BlobOrder.withoutBatch(map.axes().get(0)).isEmpty()) {
            throw context.node().unsupported("its input has several pictures: " + BlobOrder.describe(context, map));
        }
        context.requireOneImage(map, 1);
        return map;
    }

    /** The result of an op on pictures, with the axes of its input. */
    private static FeatureMap spatial(NodeContext context, Op op, FeatureMap map, String blob) {
        FeatureMap written = map.rank() == 4 ? context.written(op, blob) : null;
        if (written != null) {
            return written.withAxis(0, map.axes().get(0));
        }
        String output = context.net().gives(context.node().output())
                ? context.step("value", op, blob)
                : context.write(op, blob);
        List<AxisSize> sizes = List.of(
                AxisSize.of(1, context.probes()),
                context.net().size(output, IndexDigit.Source.CHANNEL),
                context.net().width(output));
        return BlobOrder.view(context, output, AxisLayout.ofPositions(3), map, sizes);
    }

    private static OnnxValue deconvolution(NodeContext context) {
        FeatureMap map = picture(context);
        Tensor weights = kernels(context);
        int groups = groups(context, weights.size(0));
        int[] kernel = {weights.size(2), weights.size(3)};
        requireKernel(context, kernel);
        int[] strides = pair(context, "strides", 1);
        int[] dilations = pair(context, "dilations", 1);
        int[] extra = pair(context, "output_padding", 0);
        int[] pads = outputPads(context, map, kernel, strides, dilations, extra);
        int bottom = pads[2] - extra[0];
        int right = pads[3] - extra[1];
        SlidingWindow window = window(
                kernel, strides, dilations, new int[] {pads[0], pads[1], Math.max(bottom, 0), Math.max(right, 0)});
        int outputs = Math.multiplyExact(weights.size(1), groups);
        Tensor bias = bias(context, outputs);
        String blob = BlobOrder.blob(context, map, AxisLayout.ofPositions(map.rank()));
        if (bottom >= 0 && right >= 0) {
            return spatial(context, new Deconvolution(weights, bias, window, groups), map, blob);
        }
        Op unbiased = new Deconvolution(weights, Tensor.zeros(outputs), window, groups);
        Pad pad = new Pad(0, 0, Math.max(-bottom, 0), Math.max(-right, 0), Pad.Mode.ZERO);
        String padded = context.step("padded", pad, context.step("deconvolution", unbiased, blob));
        float[] ones = new float[outputs];
        Arrays.fill(ones, 1);
        return spatial(context, new Affine(Tensor.of(ones), bias), map, padded);
    }

    /** The rows and columns that a transposed convolution removes: top, left, bottom, right. */
    private static int[] outputPads(
            NodeContext context, FeatureMap map, int[] kernel, int[] strides, int[] dilations, int[] extra) {
        String mode = context.node().text("auto_pad", "NOTSET");
        int[] shape = context.node().integers("output_shape");
        int[] pads = pads(context);
        if (shape.length == 0 && (mode.equals("NOTSET") || mode.equals("VALID"))) {
            return mode.equals("VALID") ? new int[4] : pads;
        }
        boolean upper = mode.equals("SAME_UPPER");
        int[] total = new int[2];
        for (int i = 0; i < 2; i++) {
            int extent = (kernel[i] - 1) * dilations[i] + 1;
            total[i] = shape.length == 0 ? extent - strides[i] : given(context, map, shape, i, strides[i], extent);
            total[i] += extra[i];
            if (total[i] < 0) {
                throw context.node().unsupported("its padding would be negative");
            }
        }
        int top = upper ? total[0] / 2 : total[0] - total[0] / 2;
        int left = upper ? total[1] / 2 : total[1] - total[1] / 2;
        return new int[] {top, left, total[0] - top, total[1] - left};
    }

    private static int given(NodeContext context, FeatureMap map, int[] shape, int i, int stride, int extent) {
        int axis = map.rank() - 2 + i;
        if (map.rank() == 3 && i == 0) {
            return 0;
        }
        AxisSize size = map.size(axis, context.probes());
        long before = size.fixed()
                .orElseThrow(() -> context.node().unsupported("its output_shape is fixed, but the image size is not"));
        int wanted = shape[shape.length - 2 + i];
        return (int) Math.max(Math.min(stride * (before - 1) + extent - wanted, Integer.MAX_VALUE / 2), -1);
    }

    /** The weights as [outputs, inputs, height, width]; the height of windows of one dimension is 1. */
    private static Tensor kernels(NodeContext context) {
        if (context.isMap(1)) {
            throw context.node().unsupported("its weights depend on the image");
        }
        int rank = context.map(0).rank();
        Constant weights = context.weights(1);
        if (weights.rank() != rank) {
            throw context.node().fail("its weights must have " + rank + " dimensions, had " + weights.rank());
        }
        int[] shape = weights.shape();
        int[] square = rank == 4 ? shape : new int[] {shape[0], shape[1], 1, shape[2]};
        return new Tensor(square, weights.floats());
    }

    private static void requireKernel(NodeContext context, int[] kernel) {
        int rank = context.map(0).rank();
        int[] named = context.node().integers("kernel_shape");
        boolean fits = named.length == 0
                || named.length == rank - 2 && named[rank - 3] == kernel[1] && (rank == 3 || named[0] == kernel[0]);
        if (!fits) {
            throw context.node().fail("its kernel_shape " + Arrays.toString(named) + " is not that of its weights");
        }
    }

    private static Tensor bias(NodeContext context, int outputs) {
        return context.has(2) ? Tensor.of(context.vector(2, outputs)) : Tensor.zeros(outputs);
    }

    private static OnnxValue pool(NodeContext context, Pool.Kind kind) {
        context.node().ignore("storage_order");
        int[] named = context.node().integers("kernel_shape");
        boolean padded = context.node().flag("count_include_pad", false);
        if (named.length == 3 && kind == Pool.Kind.AVERAGE) {
            return meanOfChannels(context, named, padded);
        }
        FeatureMap map = picture(context);
        int[] kernel = kernel(context, named);
        Pool.Rounding rounding = context.node().flag("ceil_mode", false) ? Pool.Rounding.CEIL : Pool.Rounding.FLOOR;
        Pool.Divisor divisor = padded ? Pool.Divisor.PADDED : Pool.Divisor.IMAGE;
        Op op = padded(context, kernel, window -> new Pool(kind, window, rounding, divisor));
        return spatial(context, op, map, BlobOrder.blob(context, map, AxisLayout.ofPositions(map.rank())));
    }

    private static int[] kernel(NodeContext context, int[] named) {
        int dimensions = context.map(0).rank() - 2;
        if (named.length != dimensions) {
            throw context.node().fail("its window must have " + dimensions + " dimensions, had " + named.length);
        }
        return dimensions == 1 ? new int[] {1, named[0]} : named;
    }

    /** {@code (Σ |x|^p)^(1/p)}: sums are convolutions with ones. */
    private static OnnxValue powerPool(NodeContext context) {
        FeatureMap map = picture(context);
        int power = context.node().integer("p", 2);
        int[] kernel = kernel(context, context.node().integers("kernel_shape"));
        if (context.node().flag("ceil_mode", false) || power < 1) {
            throw context.node().unsupported("ceil_mode and powers below 1 are not supported");
        }
        String blob = BlobOrder.blob(context, map, AxisLayout.ofPositions(map.rank()));
        int channels = context.net().channels(blob);
        float[] ones = new float[Math.multiplyExact(channels, Math.multiplyExact(kernel[0], kernel[1]))];
        Arrays.fill(ones, 1);
        Tensor weights = new Tensor(new int[] {channels, 1, kernel[0], kernel[1]}, ones);
        Op sum = padded(context, kernel, window -> new Convolution(weights, Tensor.zeros(channels), window, channels));
        String powers = ReductionOperators.powers(context, blob, power);
        String sums = context.step("sums", sum, powers);
        return spatial(context, new Activation(Curve.POWER, 1f / power, 0), map, sums);
    }

    private static OnnxValue global(NodeContext context, Pool.Kind kind) {
        FeatureMap map = context.map(0);
        List<Integer> positions = AxisLayout.range(2, map.rank());
        if (map.rank() < 3) {
            throw context.node().fail("its input must have at least three dimensions, had " + map.rank());
        }
        return ReductionOperators.pool(context, kind, map, positions);
    }

    /**
     * A pool over [1, 1, channels, height, width] whose window spans channels only, as PyTorch exports normalisation
     * across channels.
     */
    private static OnnxValue meanOfChannels(NodeContext context, int[] kernel, boolean counted) {
        int[] strides = context.node().integers("strides", 1, 1, 1);
        int[] pads = context.node().integers("pads", 0, 0, 0, 0, 0, 0);
        int[] dilations = context.node().integers("dilations", 1, 1, 1);
        boolean channelsOnly = kernel[1] == 1
                && kernel[2] == 1
                && Arrays.equals(strides, new int[] {1, 1, 1})
                && Arrays.equals(dilations, new int[] {1, 1, 1})
                && pads.length == 6
                && pads[1] == 0
                && pads[2] == 0
                && pads[4] == 0
                && pads[5] == 0
                && kernel[0] > Math.max(pads[0], pads[3])
                && Math.min(pads[0], pads[3]) >= 0
                && context.node().text("auto_pad", "NOTSET").equals("NOTSET")
                && !context.node().flag("ceil_mode", false);
        if (!channelsOnly) {
            throw context.node().unsupported("its window must have two dimensions, or span channels only");
        }
        String blob = BlobOrder.blob(context, BlobOrder.withoutDepth(context, context.map(0)));
        Convolution mean = ChannelMix.mean(context.net().channels(blob), kernel[0], pads[0], pads[3], counted);
        return BlobOrder.withDepth(context.written(mean, blob));
    }

    @FunctionalInterface
    private interface Windowed {
        Op with(SlidingWindow window);
    }

    /** The op with the node's padding. */
    private static Op padded(NodeContext context, int[] kernel, Windowed op) {
        int[] strides = pair(context, "strides", 1);
        int[] dilations = pair(context, "dilations", 1);
        int[] pads = pads(context);
        String mode = context.node().text("auto_pad", "NOTSET");
        SlidingWindow unpadded = window(kernel, strides, dilations, new int[4]);
        return switch (mode) {
            case "NOTSET" -> op.with(window(kernel, strides, dilations, pads));
            case "VALID" -> op.with(unpadded);
            case "SAME_UPPER" -> SamePadding.around(op.with(unpadded), SamePadding.Side.LAST);
            case "SAME_LOWER" -> SamePadding.around(op.with(unpadded), SamePadding.Side.FIRST);
            default -> throw context.node().fail("auto_pad " + mode + " is not supported");
        };
    }

    private static SlidingWindow window(int[] kernel, int[] strides, int[] dilations, int[] pads) {
        return new SlidingWindow(
                kernel[0],
                kernel[1],
                strides[0],
                strides[1],
                pads[0],
                pads[1],
                pads[2],
                pads[3],
                dilations[0],
                dilations[1]);
    }

    /** An attribute with a number for each axis; a window of one dimension has rows of {@code otherwise}. */
    private static int[] pair(NodeContext context, String name, int otherwise) {
        int dimensions = context.map(0).rank() - 2;
        int[] given = context.node().integers(name);
        if (given.length != 0 && given.length != dimensions) {
            throw context.node().fail("its " + name + " must be " + dimensions + ", were " + given.length);
        }
        return switch (given.length) {
            case 0 -> new int[] {otherwise, otherwise};
            case 1 -> new int[] {otherwise, given[0]};
            default -> given;
        };
    }

    /** The attribute {@code pads} as top, left, bottom, right. */
    private static int[] pads(NodeContext context) {
        int dimensions = context.map(0).rank() - 2;
        int[] given = context.node().integers("pads");
        if (given.length != 0 && given.length != 2 * dimensions) {
            throw context.node().fail("its pads must be " + 2 * dimensions + ", were " + given.length);
        }
        return switch (given.length) {
            case 0 -> new int[4];
            case 2 -> new int[] {0, given[0], 0, given[1]};
            default -> given;
        };
    }

    private static OnnxValue lrn(NodeContext context) {
        FeatureMap map = picture(context);
        Lrn lrn = new Lrn(
                context.node().integer("size", 1),
                context.node().real("alpha", 1e-4f),
                context.node().real("beta", 0.75f),
                context.node().real("bias", 1));
        return spatial(context, lrn, map, BlobOrder.blob(context, map, AxisLayout.ofPositions(map.rank())));
    }
}
