package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Eltwise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The readers of all kinds of layers. */
final class LayerReaders {
    /** Layers that do nothing once a net is trained. */
    private static final List<String> PASSING = List.of(
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "FixedDropout",
            "GaussianDropout",
            "GaussianNoise",
            "AlphaDropout",
            "StochasticDepth",
            "ActivityRegularization",
            "Identity",
            "RandomFlip",
            "RandomRotation",
            "RandomZoom",
            "RandomTranslation",
            "RandomContrast",
            "RandomBrightness",
            "RandomHue",
            "RandomSaturation",
            "RandomColorJitter",
            "RandomErasing",
            "RandomShear",
            "RandAugment",
            "MixUp",
            "CutMix");

    private static final Map<String, LayerReader> READERS = readers();

    private LayerReaders() {}

    private static Map<String, LayerReader> readers() {
        Map<String, LayerReader> readers = new HashMap<>();
        readers.putAll(WindowLayers.READERS);
        readers.putAll(ActivationLayers.READERS);
        readers.putAll(NormalisationLayers.READERS);
        readers.putAll(ShapeLayers.READERS);
        readers.putAll(MergeLayers.READERS);
        PASSING.forEach(kind -> readers.put(kind, LayerContext::input));
        readers.put("Lambda", LayerReaders::lambda);
        return readers;
    }

    /** The reader of this layer, if it is supported. */
    static Optional<LayerReader> of(LayerConfig layer) {
        return layer.isFunction() ? Optional.of(FunctionLayers::read) : Optional.ofNullable(READERS.get(layer.kind()));
    }

    /**
     * Code in Python, which cannot be read. The residual sums of {@code keras.applications.InceptionResNetV2} are known
     * by their names and their scale.
     */
    private static Value lambda(LayerContext context) {
        Settings arguments = new Settings(
                context.settings().find("arguments"), context.layer().name());
        boolean residual = context.layer().name().matches("block(35|17|8)_\\d+")
                && context.inputs().size() == 2
                && arguments.has("scale");
        if (!residual) {
            throw new UnsupportedLayerException("is code in Python, which cannot be read");
        }
        return MergeLayers.combined(context, Eltwise.sum(1f, arguments.number(1, "scale")), context.inputs());
    }
}
