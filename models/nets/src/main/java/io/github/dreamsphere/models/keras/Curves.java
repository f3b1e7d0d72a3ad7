package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.models.keras.Value.Source;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Activation functions by their names in Keras. */
final class Curves {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_SCALE = 1.0507010f;
    private static final float GELU_CUBIC = 0.044715f;
    private static final float LEAK = 0.2f;
    private static final float SOFT_SHRINK = 0.5f;

    private Curves() {}

    /** {@code value} through the activation in the settings of the layer, if there is one. */
    static Value activated(LayerContext context, Value value) throws java.io.IOException {
        JsonNode activation = context.settings().find("activation");
        return activation.isMissingNode() ? value : activated(context, value, activation);
    }

    /** {@code value} through an activation: the name of a function, or an object that names a function or a layer. */
    static Value activated(LayerContext context, Value value, JsonNode activation) throws java.io.IOException {
        if (activation.isTextual()) {
            return named(context, value, activation.textValue());
        }
        String kind = activation.path("class_name").asText();
        if (kind.equals("function") && activation.path("config").isTextual()) {
            return named(context, value, activation.path("config").textValue());
        }
        Settings settings = context.settings().inside(activation);
        Optional<Value> result = ActivationLayers.of(context, kind, settings, value);
        return result.orElseThrow(
                () -> new UnsupportedLayerException("has the activation '" + kind + "', which is not supported"));
    }

    static Value named(LayerContext context, Value value, String function) {
        String name = function.substring(function.lastIndexOf('>') + 1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "linear" -> value;
            case "relu" -> context.add(Relu.PLAIN, value);
            case "relu6" -> context.add(new Activation(Curve.CLIP, 0, 6), value);
            case "leaky_relu" -> context.add(new Relu(LEAK), value);
            case "sigmoid" -> context.add(Activation.of(Curve.SIGMOID), value);
            case "tanh" -> context.add(Activation.of(Curve.TANH), value);
            case "softmax" -> softmax(context, value, -1);
            case "log_softmax" -> logSoftmax(context, value);
            case "elu", "celu" -> context.add(new Activation(Curve.ELU, 1, 0), value);
            case "selu" -> scaled(context, context.add(new Activation(Curve.ELU, SELU_ALPHA, 0), value), SELU_SCALE, 0);
            case "softplus" -> context.add(Activation.of(Curve.SOFTPLUS), value);
            case "softsign" -> context.add(Activation.of(Curve.SOFTSIGN), value);
            case "swish", "silu" -> gated(context, value, Activation.of(Curve.SIGMOID));
            case "gelu" -> gelu(context, value, false);
            case "exponential", "exp" -> context.add(Activation.of(Curve.EXP), value);
            case "hard_sigmoid" -> context.add(hardSigmoid(context.generation()), value);
            case "hard_swish", "hard_silu" -> gated(context, value, hardSigmoid(3));
            case "hard_tanh" -> context.add(new Activation(Curve.CLIP, -1, 1), value);
            case "mish" -> mish(context, value);
            case "log_sigmoid" ->
                scaled(context, context.add(Activation.of(Curve.SOFTPLUS), scaled(context, value, -1, 0)), -1, 0);
            case "tanh_shrink" -> sum(context, value, 1, context.add(Activation.of(Curve.TANH), value), -1);
            case "soft_shrink" -> context.add(new Activation(Curve.SHRINK, SOFT_SHRINK, SOFT_SHRINK), value);
            case "squareplus" -> squarePlus(context, value);
            default ->
                throw new UnsupportedLayerException("has the activation '" + function + "', which is not supported");
        };
    }

    /** Keras 1 and 2: {@code 0.2 · x + 0.5}; Keras 3: {@code x / 6 + 0.5}; clipped to 0..1. */
    private static Activation hardSigmoid(int generation) {
        return new Activation(Curve.HARD_SIGMOID, generation < 3 ? 0.2f : 1f / 6, 0.5f);
    }

    /** {@code value} · gate(value). */
    static Value gated(LayerContext context, Value value, Op gate) {
        return value.in(context.add(Eltwise.product(), value.blob(), context.add(gate, value.blob())));
    }

    /** {@code scale · value + shift}. */
    static Value scaled(LayerContext context, Value value, float scale, float shift) {
        return context.add(Affine.uniform(context.channels(value), scale, shift), value);
    }

    /** {@code a · first + b · second}, of tensors with the same axes. */
    static Value sum(LayerContext context, Value first, float a, Value second, float b) {
        return first.in(context.add(Eltwise.sum(a, b), first.blob(), second.blob()));
    }

    /** {@code x · tanh(softplus(x))} (Misra 2019). */
    private static Value mish(LayerContext context, Value value) {
        Value gate = context.add(Activation.of(Curve.TANH), context.add(Activation.of(Curve.SOFTPLUS), value));
        return value.in(context.add(Eltwise.product(), value.blob(), gate.blob()));
    }

    /** {@code x · (1 + erf(x / √2)) / 2} (Hendrycks and Gimpel 2016), or its approximation with a tanh. */
    static Value gelu(LayerContext context, Value value, boolean approximate) {
        Value curve;
        if (approximate) {
            float factor = (float) Math.sqrt(2 / Math.PI);
            String cube = context.add(Eltwise.product(), value.blob(), value.blob(), value.blob());
            String cubic = context.add(Eltwise.sum(factor, factor * GELU_CUBIC), value.blob(), cube);
            curve = context.add(Activation.of(Curve.TANH), value.in(cubic));
        } else {
            curve = context.add(Activation.of(Curve.ERF), scaled(context, value, (float) Math.sqrt(0.5), 0));
        }
        Value gate = scaled(context, curve, 0.5f, 0.5f);
        return value.in(context.add(Eltwise.product(), value.blob(), gate.blob()));
    }

    /** {@code (x + √(x² + 4)) / 2} (Barron 2021). */
    private static Value squarePlus(LayerContext context, Value value) {
        Value square = value.in(context.add(Eltwise.product(), value.blob(), value.blob()));
        Value root = context.add(new Activation(Curve.POWER, 0.5f, 0), scaled(context, square, 1, 4));
        return sum(context, value, 0.5f, root, 0.5f);
    }

    static Value softmax(LayerContext context, Value value, int axis) {
        return context.add(new Softmax(), alongChannels(value, axis));
    }

    private static Value logSoftmax(LayerContext context, Value value) {
        return context.add(new LogSoftmax(), alongChannels(value, -1));
    }

    private static Value alongChannels(Value value, int axis) {
        if (!value.axes().get(value.axis(axis)).equals(List.of(Source.CHANNELS))) {
            throw new UnsupportedLayerException(
                    "is a softmax along axis " + axis + "; only one over channels is supported");
        }
        return value;
    }
}
