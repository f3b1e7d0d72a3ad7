package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A model: its layers, and how they are connected.
 *
 * @param sequential whether each layer reads the one before it
 * @param inputs what the model reads, in order; none for a sequential model
 * @param outputs what it returns; none for a sequential model
 */
record ModelConfig(
        String name,
        boolean sequential,
        List<LayerConfig> layers,
        List<TensorRef> inputs,
        List<TensorRef> outputs,
        JsonNode buildShape) {
    private static final int MOST_LAYERS = 50_000;
    private static final Set<String> KINDS = Set.of("Sequential", "Functional", "Model");

    static boolean isModel(String kind) {
        return KINDS.contains(kind);
    }

    /** The model with the configuration {@code {"class_name": …, "config": …}}. */
    static ModelConfig of(JsonNode json) {
        String kind = json.path("class_name").asText();
        if (!isModel(kind)) {
            throw new UnreadableException("is a model of the class '" + kind
                    + "', which is written in Python; save it as a functional model: keras.Model(inputs, outputs)");
        }
        return of(kind, json.path("config"), "model");
    }

    static ModelConfig of(String kind, JsonNode config, String otherwise) {
        JsonNode list = config.isArray() ? config : config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new UnreadableException("has no layers");
        }
        if (list.size() > MOST_LAYERS) {
            throw new UnreadableException("has more than " + MOST_LAYERS + " layers");
        }
        List<LayerConfig> layers = new ArrayList<>();
        list.forEach(layer -> layers.add(LayerConfig.of(layer)));
        return new ModelConfig(
                config.path("name").asText(otherwise),
                kind.equals("Sequential"),
                List.copyOf(layers),
                TensorRef.all(config.path("input_layers")),
                TensorRef.all(config.path("output_layers")),
                config.path("build_input_shape"));
    }

    /** A shape with the batch first; 0 is any size. */
    static int[] shape(JsonNode json, String owner) {
        int[] sizes = new int[json.size()];
        for (int i = 0; i < sizes.length; i++) {
            JsonNode size = json.get(i);
            if (!size.isNull() && (!size.isInt() || size.intValue() < 1)) {
                throw new Settings(json, owner).wrong("shape", json, "sizes of at least 1");
            }
            sizes[i] = size.asInt(0);
        }
        return sizes;
    }
}
