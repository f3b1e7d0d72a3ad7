package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.keras.Value.Source;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Layers that rearrange, crop, pad and enlarge, and dense layers, which depend on the arrangement. */
final class ShapeLayers {
    private static final int LARGEST_SCALE = 64;

    static final Map<String, LayerReader> READERS = Map.of(
            "Flatten", ShapeLayers::flatten,
            "Reshape", ShapeLayers::reshape,
            "Permute", ShapeLayers::permute,
            "ZeroPadding2D", ShapeLayers::pad,
            "Cropping2D", ShapeLayers::crop,
            "UpSampling2D", ShapeLayers::enlarge,
            "Dense", ShapeLayers::dense);

    private ShapeLayers() {}

    /** With {@code data_format} channels first, newer versions flatten rows, columns, channels all the same. */
    private static Value flatten(LayerContext context) {
        Value input = context.input();
        boolean turned = context.layer().channelsFirst() && input.rank() > 1;
        if (!turned) {
            return Axes.flat(input);
        }
        List<List<Source>> axes = new ArrayList<>(input.axes());
        axes.add(axes.remove(0));
        return Axes.flat(new Value(input.blob(), axes));
    }

    private static Value reshape(LayerContext context) {
        int[] target = context.settings()
                .whole("target_shape")
                .orElseThrow(() -> new UnsupportedLayerException("does not say its target_shape"));
        return Axes.reshaped(context.net(), context.input(), target);
    }

    private static Value permute(LayerContext context) {
        Value input = context.input();
        int[] dims = context.settings().whole("dims").orElse(new int[0]);
        boolean whole = dims.length == input.rank()
                && java.util.stream.IntStream.of(dims).distinct().count() == dims.length;
        if (!whole) {
            throw context.settings().wrong("dims", context.settings().find("dims"), "each axis of its input, once");
        }
        List<List<Source>> axes = new ArrayList<>();
        for (int dim : dims) {
            axes.add(input.axes().get(input.axis(dim)));
        }
        return new Value(input.blob(), axes);
    }

    private static Value pad(LayerContext context) {
        int[] margin = context.settings().margin("padding");
        Op op = new Pad(margin[0], margin[2], margin[1], margin[3], Pad.Mode.ZERO);
        return context.mapIn(context.add(op, context.map().blob()));
    }

    private static Value crop(LayerContext context) {
        int[] margin = context.settings().margin("cropping");
        Op op = new Crop(margin[0], margin[2], margin[1], margin[3], 1, 1);
        return context.mapIn(context.add(op, context.map().blob()));
    }

    private static Value enlarge(LayerContext context) {
        int[] size = context.settings().pair(1, 2, "size");
        if (Math.max(size[0], size[1]) > LARGEST_SCALE) {
            throw new UnsupportedLayerException("enlarges more than " + LARGEST_SCALE + " times");
        }
        String interpolation = context.settings().text("interpolation").orElse("nearest");
        Op op =
                switch (interpolation) {
                    case "nearest" -> resize(size, Resize.Interpolation.NEAREST, Resize.Coordinates.ASYMMETRIC);
                    case "bilinear" -> resize(size, Resize.Interpolation.LINEAR, Resize.Coordinates.HALF_PIXEL);
                    default ->
                        throw new UnsupportedLayerException(
                                "has the interpolation '" + interpolation + "', which is not supported");
                };
        return context.mapIn(context.add(op, context.map().blob()));
    }

    private static Op resize(int[] size, Resize.Interpolation interpolation, Resize.Coordinates coordinates) {
        return new Resize(size[0], size[1], interpolation, coordinates, Resize.Rounding.FLOOR, 0);
    }

    /** A dense layer over the last axis: over the channels of each position, or over a flattened map. */
    private static Value dense(LayerContext context) throws IOException {
        if (context.settings().has("quantization_config", "lora_rank")) {
            throw new UnsupportedLayerException("is quantised or has added low-rank weights");
        }
        Value input = context.input();
        List<Source> last = input.axes().get(input.rank() - 1);
        boolean channelsOnly =
                last.equals(List.of(Source.CHANNELS)) || last.isEmpty() && input.isChannels(input.rank() - 1);
        if (!channelsOnly && input.rank() > 1) {
            throw new UnsupportedLayerException("works along the rows or columns of a map");
        }
        int units = context.settings().count(1, "units", "output_dim");
        boolean biased = context.settings().flag(true, "use_bias", "bias");
        context.requireWeights(biased ? 2 : 1);
        Shape window = channelsOnly
                ? new Shape(1, 1, context.channels(input))
                : context.net().shape(input.blob());
        Tensor weights = denseKernel(context, last, window, units);
        Tensor bias = context.bias(biased, 1, units);
        SlidingWindow sliding = new SlidingWindow(window.height(), window.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        String result = context.add(new Convolution(weights, bias, sliding, 1), input.blob());
        List<List<Source>> axes = new ArrayList<>(input.axes().subList(0, input.rank() - 1));
        axes.add(context.net().sources(result, List.of(Source.CHANNELS)));
        return Curves.activated(context, new Value(result, axes));
    }

    /** {@code [units, channels, rows, columns]} from {@code [flattened, units]}. */
    private static Tensor denseKernel(LayerContext context, List<Source> flattened, Shape window, int units)
            throws IOException {
        int[] view = new int[flattened.size() + 1];
        int[] order = {flattened.size(), -1, -1, -1};
        for (int i = 0; i < flattened.size(); i++) {
            Source source = flattened.get(i);
            view[i] = switch (source) {
                case HEIGHT -> window.height();
                case WIDTH -> window.width();
                case CHANNELS -> window.channels();
            };
            order[source == Source.CHANNELS ? 1 : source == Source.HEIGHT ? 2 : 3] = i;
        }
        view[flattened.size()] = units;
        int[] present =
                java.util.stream.IntStream.of(order).filter(axis -> axis >= 0).toArray();
        int[] shape = {window.length(), units};
        float[] values = context.weights(0, "kernel", shape, view, present);
        return new Tensor(new int[] {units, window.channels(), window.height(), window.width()}, values);
    }
}
