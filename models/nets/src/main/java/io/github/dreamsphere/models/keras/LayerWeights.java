package io.github.dreamsphere.models.keras;

import java.util.Map;
import java.util.function.Function;

/**
 * How many arrays of weights a layer has.
 *
 * @param trainable those that training changes; Keras writes them first
 * @param others those that it does not, such as means
 */
record LayerWeights(int trainable, int others) {
    private static final LayerWeights NONE = new LayerWeights(0, 0);
    private static final LayerWeights ONE = new LayerWeights(1, 0);

    private static final Map<String, Function<Settings, LayerWeights>> KINDS = Map.ofEntries(
            Map.entry("Conv2D", settings -> biased(settings, 1)),
            Map.entry("Convolution2D", settings -> biased(settings, 1)),
            Map.entry("AtrousConv2D", settings -> biased(settings, 1)),
            Map.entry("AtrousConvolution2D", settings -> biased(settings, 1)),
            Map.entry("Conv2DTranspose", settings -> biased(settings, 1)),
            Map.entry("Deconvolution2D", settings -> biased(settings, 1)),
            Map.entry("DepthwiseConv2D", settings -> biased(settings, 1)),
            Map.entry("SeparableConv2D", settings -> biased(settings, 2)),
            Map.entry("SeparableConvolution2D", settings -> biased(settings, 2)),
            Map.entry("Dense", settings -> biased(settings, 1)),
            Map.entry("BatchNormalization", settings -> new LayerWeights(scaled(settings), 2)),
            Map.entry("SyncBatchNormalization", settings -> new LayerWeights(scaled(settings), 2)),
            Map.entry("LayerNormalization", settings -> new LayerWeights(scaled(settings), 0)),
            Map.entry("GroupNormalization", settings -> new LayerWeights(scaled(settings), 0)),
            Map.entry("RMSNormalization", settings -> ONE),
            Map.entry("PReLU", settings -> ONE),
            Map.entry("LayerScale", settings -> ONE),
            // Mean, variance and the number of pictures they are of, unless they are settings.
            Map.entry("Normalization", settings -> settings.has("mean") ? NONE : new LayerWeights(0, 3)));

    /** True if the weights of this kind are known, or it has none. */
    static boolean isKnown(LayerConfig layer) {
        return KINDS.containsKey(layer.kind()) || LayerReaders.of(layer).isPresent();
    }

    /** The weights of a layer that is no model. */
    static LayerWeights of(LayerConfig layer) {
        return KINDS.getOrDefault(layer.kind(), settings -> NONE).apply(layer.settings());
    }

    private static LayerWeights biased(Settings settings, int kernels) {
        return new LayerWeights(kernels + (settings.flag(true, "use_bias", "bias") ? 1 : 0), 0);
    }

    private static int scaled(Settings settings) {
        return (settings.flag(true, "scale") ? 1 : 0) + (settings.flag(true, "center") ? 1 : 0);
    }

    /** All arrays. */
    int count() {
        return trainable + others;
    }
}
