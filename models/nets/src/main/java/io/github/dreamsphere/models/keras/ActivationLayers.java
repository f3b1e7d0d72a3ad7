package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Layers that are activations. */
final class ActivationLayers {
    private static final float LEAK = 0.3f;

    /** An activation with settings, as a layer or in the settings of another layer. */
    private interface Shaped {
        Value read(LayerContext context, Settings settings, Value value);
    }

    private static final Map<String, Shaped> SHAPED = Map.of(
            "ReLU", ActivationLayers::relu,
            "LeakyReLU",
                    (context, settings, value) ->
                            context.add(new Relu(settings.number(LEAK, "negative_slope", "alpha")), value),
            "ELU",
                    (context, settings, value) ->
                            context.add(new Activation(Curve.ELU, settings.number(1, "alpha"), 0), value),
            "ThresholdedReLU",
                    (context, settings, value) ->
                            context.add(new Activation(Curve.THRESHOLD, settings.number(1, "theta"), 0), value),
            "Softmax", ActivationLayers::softmax);

    static final Map<String, LayerReader> READERS = readers();

    private ActivationLayers() {}

    private static Map<String, LayerReader> readers() {
        Map<String, LayerReader> readers = new HashMap<>();
        SHAPED.forEach((kind, shaped) ->
                readers.put(kind, context -> shaped.read(context, context.settings(), context.input())));
        readers.put("Activation", context -> Curves.activated(context, context.input()));
        readers.put("PReLU", ActivationLayers::prelu);
        return readers;
    }

    /** {@code value} through the layer of this kind, if it is an activation without weights. */
    static Optional<Value> of(LayerContext context, String kind, Settings settings, Value value) {
        return Optional.ofNullable(SHAPED.get(kind)).map(shaped -> shaped.read(context, settings, value));
    }

    /** {@code max_value} clips; below {@code threshold}, {@code negative_slope · (x − threshold)}. */
    private static Value relu(LayerContext context, Settings settings, Value value) {
        float slope = settings.number(0, "negative_slope", "alpha");
        float threshold = settings.number(0, "threshold");
        float most = settings.number(Float.MAX_VALUE, "max_value");
        if (threshold == 0) {
            if (slope == 0) {
                return context.add(most == Float.MAX_VALUE ? Relu.PLAIN : new Activation(Curve.CLIP, 0, most), value);
            }
            Value leaky = context.add(new Relu(slope), value);
            return most == Float.MAX_VALUE
                    ? leaky
                    : context.add(new Activation(Curve.CLIP, -Float.MAX_VALUE, most), leaky);
        }
        Value above = context.add(new Activation(Curve.THRESHOLD, threshold, 0), value);
        Value clipped = most == Float.MAX_VALUE ? above : context.add(new Activation(Curve.CLIP, 0, most), above);
        if (slope == 0) {
            return clipped;
        }
        Value below = context.add(Relu.PLAIN, Curves.scaled(context, value, -1, threshold));
        return Curves.sum(context, clipped, 1, below, -slope);
    }

    private static Value softmax(LayerContext context, Settings settings, Value value) {
        int[] axes = settings.whole("axis").orElse(new int[] {-1});
        if (axes.length != 1) {
            throw new UnsupportedLayerException("is a softmax along several axes");
        }
        return Curves.softmax(context, value, axes[0]);
    }

    /** Slopes for each channel; those for each position are supported if they are shared. */
    private static Value prelu(LayerContext context) throws IOException {
        Value input = context.input();
        context.requireWeights(1);
        Set<Integer> shared = IntStream.of(
                        context.settings().whole("shared_axes").orElse(new int[0]))
                .boxed()
                .collect(Collectors.toSet());
        int[] shape = new int[input.rank()];
        int channels = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            boolean isChannels =
                    input.isChannels(axis) && input.axes().get(axis).contains(Value.Source.CHANNELS);
            OptionalInt size = Axes.size(context.net(), input, axis);
            shape[axis] = shared.contains(axis + 1) ? 1 : size.orElse(0);
            if (shape[axis] != 1 && !isChannels) {
                throw new UnsupportedLayerException("has a slope for each position of the image");
            }
            channels = isChannels && shape[axis] != 1 ? shape[axis] : channels;
        }
        float[] slopes = context.weights(0, "alpha", shape);
        if (channels == 1) {
            float[] all = new float[context.channels(input)];
            java.util.Arrays.fill(all, slopes[0]);
            slopes = all;
        }
        return context.add(new PRelu(Tensor.of(slopes)), input);
    }
}
