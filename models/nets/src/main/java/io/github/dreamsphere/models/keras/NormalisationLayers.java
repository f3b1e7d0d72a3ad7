package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.keras.Value.Source;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Normalisations, and layers that scale channels. */
final class NormalisationLayers {
    private static final float EPSILON = 1e-3f;
    private static final float UNIT_EPSILON = 1e-12f;

    static final Map<String, LayerReader> READERS = Map.of(
            "BatchNormalization", NormalisationLayers::batchNorm,
            "SyncBatchNormalization", NormalisationLayers::batchNorm,
            "LayerNormalization", NormalisationLayers::layerNorm,
            "RMSNormalization", NormalisationLayers::rmsNorm,
            "UnitNormalization", NormalisationLayers::unitNorm,
            "GroupNormalization", NormalisationLayers::groupNorm,
            "LayerScale", NormalisationLayers::layerScale,
            "Rescaling", NormalisationLayers::rescaling,
            "Normalization", NormalisationLayers::normalisation);

    private NormalisationLayers() {}

    /** Throws unless the layer works along the channels of {@code value}. */
    private static void requireChannels(LayerContext context, Value value, int otherwise) {
        int[] axes = context.settings().whole("axis").orElse(new int[] {otherwise});
        if (axes.length != 1 || !value.isChannels(value.axis(axes[0]))) {
            throw new UnsupportedLayerException(
                    "works along the axes " + Arrays.toString(axes) + "; only channels are supported");
        }
    }

    /** Reads {@code gamma} and {@code beta}, where the settings say that they are there, from array {@code first} on. */
    private static Affine trained(LayerContext context, int channels, int others) throws IOException {
        boolean scaled = context.settings().flag(true, "scale");
        boolean centred = context.settings().flag(true, "center");
        context.requireWeights((scaled ? 1 : 0) + (centred ? 1 : 0) + others);
        float[] scale = new float[channels];
        Arrays.fill(scale, 1);
        if (scaled) {
            scale = context.weights(0, "gamma", channels);
        }
        float[] shift = centred ? context.weights(scaled ? 1 : 0, "beta", channels) : new float[channels];
        return new Affine(Tensor.of(scale), Tensor.of(shift));
    }

    private static Value batchNorm(LayerContext context) throws IOException {
        Value input = context.input();
        Settings settings = context.settings();
        requireChannels(context, input, -1);
        if (settings.has("mode") && settings.count(0, "mode") == 1 || settings.flag(false, "renorm")) {
            throw new UnsupportedLayerException("normalises each picture by itself, or renormalises");
        }
        int channels = context.channels(input);
        Affine trained = trained(context, channels, 2);
        int statistics = (settings.flag(true, "scale") ? 1 : 0) + (settings.flag(true, "center") ? 1 : 0);
        float[] mean = context.weights(statistics, "moving mean", channels);
        float[] variance = context.weights(statistics + 1, "moving variance", channels);
        float epsilon = settings.number(EPSILON, "epsilon");
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            double factor = trained.scale().data()[c] / Math.sqrt((double) variance[c] + epsilon);
            scale[c] = finite(context, factor);
            shift[c] = finite(context, trained.shift().data()[c] - mean[c] * factor);
        }
        return context.add(new Affine(Tensor.of(scale), Tensor.of(shift)), input);
    }

    private static float finite(LayerContext context, double value) {
        if (!Float.isFinite((float) value)) {
            throw new UnreadableException("is damaged: the variance and epsilon of layer '"
                    + context.layer().name() + "' give no finite scale");
        }
        return (float) value;
    }

    /** {@code (x − mean) / √(variance + epsilon) · gamma + beta}, the mean over the channels of a position. */
    private static Value layerNorm(LayerContext context) throws IOException {
        Value input = context.input();
        int[] axes = context.settings().whole("axis").orElse(new int[] {-1});
        if (axes.length > 1) {
            return wholeNorm(context, input, axes);
        }
        requireChannels(context, input, -1);
        int channels = context.channels(input);
        if (context.settings().flag(false, "rms_scaling")) {
            throw new UnsupportedLayerException("scales by the root mean square");
        }
        Affine trained = trained(context, channels, 0);
        float epsilon = context.settings().number(EPSILON, "epsilon");
        return context.add(new LayerNorm(trained.scale(), trained.shift(), epsilon), input);
    }

    /** A normalisation over rows, columns and channels together. */
    private static Value wholeNorm(LayerContext context, Value input, int[] axes) throws IOException {
        boolean all = Arrays.stream(axes).map(input::axis).distinct().count() == input.rank();
        boolean trained =
                context.settings().flag(true, "scale") || context.settings().flag(true, "center");
        if (!all || trained) {
            throw new UnsupportedLayerException("normalises over several axes and scales each position by itself");
        }
        int channels = context.channels(input);
        Affine none = Affine.uniform(channels, 1, 0);
        float epsilon = context.settings().number(EPSILON, "epsilon");
        return context.add(new GroupNorm(1, none.scale(), none.shift(), epsilon), input);
    }

    private static Convolution mean(int channels) {
        float[] weights = new float[channels];
        Arrays.fill(weights, 1f / channels);
        return new Convolution(
                new Tensor(new int[] {1, channels, 1, 1}, weights), Tensor.zeros(1), SlidingWindow.point(), 1);
    }

    /** {@code x / √(factor · Σx² + epsilon)}, the sum over the channels of a position. */
    private static String overLength(LayerContext context, String blob, float factor, float epsilon) {
        int channels = context.net().channels(blob);
        String squares = context.add(Eltwise.product(), blob, blob);
        String mean = context.add(mean(channels), squares);
        String raised = context.add(Affine.uniform(1, factor * channels, epsilon), mean);
        String inverse = context.add(new Activation(Curve.POWER, -0.5f, 0), raised);
        return context.add(Eltwise.product(), blob, inverse);
    }

    private static Value rmsNorm(LayerContext context) throws IOException {
        Value input = context.input();
        requireChannels(context, input, -1);
        int channels = context.channels(input);
        context.requireWeights(1);
        Affine scale = new Affine(Tensor.of(context.weights(0, "scale", channels)), Tensor.zeros(channels));
        float epsilon = context.settings().number(1e-6f, "epsilon");
        return input.in(context.add(scale, overLength(context, input.blob(), 1f / channels, epsilon)));
    }

    private static Value unitNorm(LayerContext context) {
        Value input = context.input();
        requireChannels(context, input, -1);
        return input.in(overLength(context, input.blob(), 1, UNIT_EPSILON));
    }

    private static Value groupNorm(LayerContext context) throws IOException {
        Value input = context.input();
        requireChannels(context, input, -1);
        int channels = context.channels(input);
        int groups = context.settings().whole("groups").orElse(new int[] {32})[0];
        Affine trained = trained(context, channels, 0);
        float epsilon = context.settings().number(EPSILON, "epsilon");
        return context.add(
                new GroupNorm(groups == -1 ? channels : groups, trained.scale(), trained.shift(), epsilon), input);
    }

    private static Value layerScale(LayerContext context) throws IOException {
        Value input = context.input();
        requireChannels(context, input, -1);
        context.requireWeights(1);
        int channels = context.channels(input);
        return context.add(new Affine(Tensor.of(context.weights(0, "gamma", channels)), Tensor.zeros(channels)), input);
    }

    /** {@code scale · x + offset}. */
    private static Value rescaling(LayerContext context) {
        Value input = context.input();
        float[] scale = perChannel(
                context,
                input,
                context.settings().numbers("scale", context.settings().find("scale")));
        float[] shift = context.settings().has("offset")
                ? perChannel(
                        context,
                        input,
                        context.settings().numbers("offset", context.settings().find("offset")))
                : new float[scale.length];
        return context.add(new Affine(Tensor.of(scale), Tensor.of(shift)), input);
    }

    /** One number for each channel, from one for all or from one for each entry of the last axis. */
    static float[] perChannel(LayerContext context, Value value, float[] numbers) {
        int channels = context.channels(value);
        if (numbers.length == 1) {
            float[] all = new float[channels];
            Arrays.fill(all, numbers[0]);
            return all;
        }
        if (numbers.length != channels || !value.axes().get(value.rank() - 1).equals(List.of(Source.CHANNELS))) {
            throw new UnsupportedLayerException("has " + numbers.length + " numbers for " + channels + " channels");
        }
        return numbers;
    }

    /** {@code (x − mean) / √variance}, or its inverse; both in the settings or, if learned, among the weights. */
    private static Value normalisation(LayerContext context) throws IOException {
        Value input = context.input();
        Settings settings = context.settings();
        int channels = context.channels(input);
        float[] mean;
        float[] variance;
        if (settings.has("mean")) {
            mean = perChannel(context, input, settings.numbers("mean", settings.find("mean")));
            variance = perChannel(context, input, settings.numbers("variance", settings.find("variance")));
        } else if (context.hasWeights()) {
            requireChannels(context, input, -1);
            mean = context.weights(0, "mean", channels);
            variance = context.weights(1, "variance", channels);
        } else {
            throw new UnreadableException("is incomplete: the mean and variance of layer '"
                    + context.layer().name() + "' were never computed; call its adapt() before saving");
        }
        boolean inverse = settings.flag(false, "invert");
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            double deviation = Math.max(Math.sqrt(variance[c]), 1e-7);
            scale[c] = finite(context, inverse ? deviation : 1 / deviation);
            shift[c] = finite(context, inverse ? mean[c] : -mean[c] / deviation);
        }
        return context.add(new Affine(Tensor.of(scale), Tensor.of(shift)), input);
    }
}
