package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a model as the file describes it.
 *
 * @param kind the name of its class
 * @param module the module of its class, in files of Keras 3
 * @param calls its calls in a functional model
 */
record LayerConfig(String kind, String name, String module, Settings settings, List<CallConfig> calls) {
    LayerConfig {
        calls = List.copyOf(calls);
    }

    static LayerConfig of(JsonNode json) {
        String kind = json.path("class_name").asText();
        JsonNode config = json.path("config");
        String name = json.path("name").asText(config.path("name").asText());
        if (kind.isEmpty() || name.isEmpty()) {
            throw new UnreadableException("is damaged: a layer has no class or no name");
        }
        List<CallConfig> calls = new ArrayList<>();
        json.path("inbound_nodes").forEach(call -> calls.add(CallConfig.of(call, name)));
        String registered = kind.substring(kind.lastIndexOf('>') + 1);
        return new LayerConfig(registered, name, json.path("module").asText(), new Settings(config, name), calls);
    }

    /** True for a function such as an addition; it has no weights, and is no layer in the file of weights. */
    boolean isFunction() {
        return module.contains(".ops") || kind.equals("TFOpLambda") || kind.equals("TensorFlowOpLayer");
    }

    boolean isInput() {
        return kind.equals("InputLayer");
    }

    /** The model, if this layer is one. */
    Optional<ModelConfig> model() {
        return ModelConfig.isModel(kind) && settings.json().isContainerNode()
                ? Optional.of(ModelConfig.of(kind, settings.json(), name))
                : Optional.empty();
    }

    /** The shape it takes if it says so, with the batch first; 0 is any size. */
    Optional<int[]> inputShape() {
        JsonNode shape = settings.find("batch_input_shape", "batch_shape");
        return shape.isArray() ? Optional.of(ModelConfig.shape(shape, name)) : Optional.empty();
    }

    /** True if its axes are channels, rows, columns; false if rows, columns, channels. */
    boolean channelsFirst() {
        String order = settings.text("data_format", "dim_ordering").orElse("channels_last");
        return order.equals("channels_first") || order.equals("th");
    }

    boolean trainable() {
        return settings.flag(true, "trainable");
    }
}
