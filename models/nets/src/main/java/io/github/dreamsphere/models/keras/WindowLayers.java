package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Convolutions and pools. */
final class WindowLayers {
    static final Map<String, LayerReader> READERS = Map.ofEntries(
            Map.entry("Conv2D", WindowLayers::convolution),
            Map.entry("Convolution2D", WindowLayers::convolution),
            Map.entry("AtrousConvolution2D", WindowLayers::convolution),
            Map.entry("AtrousConv2D", WindowLayers::convolution),
            Map.entry("DepthwiseConv2D", WindowLayers::depthwise),
            Map.entry("SeparableConv2D", WindowLayers::separable),
            Map.entry("SeparableConvolution2D", WindowLayers::separable),
            Map.entry("Conv2DTranspose", WindowLayers::transposed),
            Map.entry("MaxPooling2D", context -> pool(context, Pool.Kind.MAX)),
            Map.entry("MaxPool2D", context -> pool(context, Pool.Kind.MAX)),
            Map.entry("AveragePooling2D", context -> pool(context, Pool.Kind.AVERAGE)),
            Map.entry("AvgPool2D", context -> pool(context, Pool.Kind.AVERAGE)),
            Map.entry("GlobalMaxPooling2D", context -> globalPool(context, Pool.Kind.MAX)),
            Map.entry("GlobalMaxPool2D", context -> globalPool(context, Pool.Kind.MAX)),
            Map.entry("GlobalAveragePooling2D", context -> globalPool(context, Pool.Kind.AVERAGE)),
            Map.entry("GlobalAvgPool2D", context -> globalPool(context, Pool.Kind.AVERAGE)));

    private WindowLayers() {}

    private static Value convolution(LayerContext context) throws IOException {
        Value input = context.map();
        Settings settings = context.settings();
        int groups = settings.countOr(1, "groups");
        int filters = settings.count(1, "filters", "nb_filter");
        int channels = context.channels(input);
        if (channels % groups != 0 || filters % groups != 0) {
            throw new UnreadableException(
                    "is damaged: layer '" + context.layer().name() + "' cannot divide " + channels + " channels and "
                            + filters + " filters into " + groups + " groups");
        }
        int[] kernel = Windows.kernel(settings);
        boolean biased = settings.flag(true, "use_bias", "bias");
        context.requireWeights(biased ? 2 : 1);
        Tensor weights = Kernels.convolution(context, kernel, channels / groups, filters);
        Tensor bias = context.bias(biased, 1, filters);
        Op op = Windows.padded(context, new Convolution(weights, bias, Windows.of(settings, kernel), groups));
        return Curves.activated(context, context.mapIn(context.add(op, input.blob())));
    }

    private static Value depthwise(LayerContext context) throws IOException {
        Value input = context.map();
        Settings settings = context.settings();
        int channels = context.channels(input);
        int[] kernel = Windows.kernel(settings);
        int multiplier = settings.countOr(1, "depth_multiplier");
        boolean biased = settings.flag(true, "use_bias", "bias");
        context.requireWeights(biased ? 2 : 1);
        Tensor weights = Kernels.depthwise(context, kernel, channels, multiplier);
        Tensor bias = context.bias(biased, 1, channels * multiplier);
        Op op = Windows.padded(context, new Convolution(weights, bias, Windows.of(settings, kernel), channels));
        return Curves.activated(context, context.mapIn(context.add(op, input.blob())));
    }

    private static Value separable(LayerContext context) throws IOException {
        Value input = context.map();
        Settings settings = context.settings();
        int channels = context.channels(input);
        int[] kernel = Windows.kernel(settings);
        int multiplier = settings.countOr(1, "depth_multiplier");
        int filters = settings.count(1, "filters", "nb_filter");
        boolean biased = settings.flag(true, "use_bias", "bias");
        context.requireWeights(biased ? 3 : 2);
        int between = channels * multiplier;
        Tensor deep = Kernels.depthwise(context, kernel, channels, multiplier);
        Op depthwise = Windows.padded(
                context, new Convolution(deep, Tensor.zeros(between), Windows.of(settings, kernel), channels));
        Tensor mixing = Kernels.pointwise(context, between, filters);
        Tensor bias = context.bias(biased, 2, filters);
        String spread = context.add(depthwise, input.blob());
        String mixed = context.add(new Convolution(mixing, bias, SlidingWindow.point(), 1), spread);
        return Curves.activated(context, context.mapIn(mixed));
    }

    /**
     * The gradient of a convolution: of one with "same" padding of an input of size · stride, or of one without padding
     * of an input that its windows just cover. {@code output_padding} asks for another size.
     */
    private static Value transposed(LayerContext context) throws IOException {
        Value input = context.map();
        Settings settings = context.settings();
        int filters = settings.count(1, "filters");
        int channels = context.channels(input);
        int[] kernel = Windows.kernel(settings);
        boolean biased = settings.flag(true, "use_bias");
        context.requireWeights(biased ? 2 : 1);
        SlidingWindow plain = Windows.of(settings, kernel);
        boolean same = Windows.isSame(settings);
        int[] extra = settings.has("output_padding") ? settings.pair(0, 0, "output_padding") : null;
        TransposedPadding rows = TransposedPadding.of(
                kernel[0], plain.strideY(), plain.dilationY(), same, extra == null ? null : extra[0]);
        TransposedPadding columns = TransposedPadding.of(
                kernel[1], plain.strideX(), plain.dilationX(), same, extra == null ? null : extra[1]);
        Tensor weights = Kernels.transposed(context, kernel, channels, filters, rows.added(), columns.added());
        Tensor bias = context.bias(biased, 1, filters);
        SlidingWindow window = new SlidingWindow(
                kernel[0] + rows.added(),
                kernel[1] + columns.added(),
                plain.strideY(),
                plain.strideX(),
                rows.before(),
                columns.before(),
                rows.after(),
                columns.after(),
                plain.dilationY(),
                plain.dilationX());
        String result = context.add(new Deconvolution(weights, bias, window, 1), input.blob());
        return Curves.activated(context, context.mapIn(result));
    }

    private static Value pool(LayerContext context, Pool.Kind kind) {
        Value input = context.map();
        Settings settings = context.settings();
        int[] size = settings.pair(1, 2, "pool_size");
        int[] strides = settings.has("strides") ? settings.pair(1, 1, "strides") : size;
        SlidingWindow window = new SlidingWindow(size[0], size[1], strides[0], strides[1], 0, 0, 0, 0, 1, 1);
        Op op = Windows.padded(context, new Pool(kind, window, Pool.Rounding.FLOOR, Pool.Divisor.IMAGE));
        return context.mapIn(context.add(op, input.blob()));
    }

    private static Value globalPool(LayerContext context, Pool.Kind kind) {
        Value input = context.map();
        String pooled = context.add(new GlobalPool(kind), input.blob());
        Value map = context.mapIn(pooled);
        return context.settings().flag(false, "keepdims")
                ? map
                : new Value(pooled, List.of(map.axes().get(context.layer().channelsFirst() ? 0 : 2)));
    }
}
