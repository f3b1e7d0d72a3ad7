package io.github.dreamsphere.models.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which weights each kind of layer has, in the order in which Keras writes them. */
final class LayerWeights {
    /** One array of weights. */
    record Weight(String name, boolean trainable) {}

    private static final Map<String, Function<Settings, List<Weight>>> KINDS = Map.ofEntries(
            Map.entry("Conv2D", settings -> biased(settings, "kernel")),
            Map.entry("Convolution2D", settings -> biased(settings, "kernel")),
            Map.entry("AtrousConvolution2D", settings -> biased(settings, "kernel")),
            Map.entry("Conv2DTranspose", settings -> biased(settings, "kernel")),
            Map.entry("Deconvolution2D", settings -> biased(settings, "kernel")),
            Map.entry("DepthwiseConv2D", settings -> biased(settings, "depthwise_kernel")),
            Map.entry("SeparableConv2D", settings -> biased(settings, "depthwise_kernel", "pointwise_kernel")),
            Map.entry("SeparableConvolution2D", settings -> biased(settings, "depthwise_kernel", "pointwise_kernel")),
            Map.entry("Dense", settings -> biased(settings, "kernel")),
            Map.entry("BatchNormalization", LayerWeights::batchNorm),
            Map.entry("LayerNormalization", LayerWeights::scaled),
            Map.entry("GroupNormalization", LayerWeights::scaled),
            Map.entry("RMSNormalization", settings -> trainable("scale")),
            Map.entry("PReLU", settings -> trainable("alpha")),
            Map.entry("LayerScale", settings -> trainable("gamma")),
            Map.entry("Normalization", LayerWeights::normalisation));

    private LayerWeights() {}

    /** True if the weights of this kind are known, or it has none. */
    static boolean isKnown(LayerConfig layer) {
        return KINDS.containsKey(layer.kind()) || LayerReaders.of(layer).isPresent();
    }

    /** The weights of a layer that is no model. */
    static List<Weight> of(LayerConfig layer) {
        return KINDS.getOrDefault(layer.kind(), settings -> List.of()).apply(layer.settings());
    }

    private static List<Weight> trainable(String... names) {
        List<Weight> weights = new ArrayList<>();
        for (String name : names) {
            weights.add(new Weight(name, true));
        }
        return weights;
    }

    private static List<Weight> biased(Settings settings, String... kernels) {
        List<Weight> weights = trainable(kernels);
        if (settings.flag(true, "use_bias", "bias")) {
            weights.add(new Weight("bias", true));
        }
        return weights;
    }

    private static List<Weight> scaled(Settings settings) {
        List<Weight> weights = new ArrayList<>();
        if (settings.flag(true, "scale")) {
            weights.add(new Weight("gamma", true));
        }
        if (settings.flag(true, "center")) {
            weights.add(new Weight("beta", true));
        }
        return weights;
    }

    private static List<Weight> batchNorm(Settings settings) {
        List<Weight> weights = scaled(settings);
        weights.add(new Weight("moving mean", false));
        weights.add(new Weight("moving variance", false));
        return weights;
    }

    /** Mean and variance are in the settings, or are weights, with the number of pictures they are of. */
    private static List<Weight> normalisation(Settings settings) {
        return settings.has("mean")
                ? List.of()
                : List.of(new Weight("mean", false), new Weight("variance", false), new Weight("count", false));
    }
}
