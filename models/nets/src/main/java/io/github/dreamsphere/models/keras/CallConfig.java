package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call of a layer: what it reads, in order, and its named arguments.
 *
 * @param named the named arguments as JSON, without those that are operands
 */
record CallConfig(List<Operand> operands, JsonNode named) {
    private static final String CONSTANT = "_CONSTANT_VALUE";

    /** Named arguments that are operands of arithmetic. */
    private static final Set<String> OPERANDS = Set.of("x", "y", "a", "b", "x1", "x2");

    CallConfig {
        operands = List.copyOf(operands);
    }

    /** The layers' results that the call reads. */
    Stream<TensorRef> tensors() {
        return operands.stream().filter(TensorRef.class::isInstance).map(TensorRef.class::cast);
    }

    /** The call in the form of Keras 3 (an object) or of Keras 1 and 2 (a list). */
    static CallConfig of(JsonNode json, String layer) {
        Settings settings = new Settings(json, layer);
        List<Operand> operands = new ArrayList<>();
        if (json.isObject()) {
            collect(json.path("args"), operands, settings);
            JsonNode named = json.path("kwargs");
            named.fields().forEachRemaining(argument -> {
                if (OPERANDS.contains(argument.getKey()) || isTensor(argument.getValue())) {
                    collect(argument.getValue(), operands, settings);
                }
            });
            return new CallConfig(operands, named);
        }
        JsonNode named = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        for (JsonNode entry : json.path(0).isTextual() ? List.of(json) : json) {
            addEntry(entry, operands, settings);
            if (entry.size() > 3) {
                named = entry.get(3);
            }
        }
        return new CallConfig(operands, named);
    }

    /** {@code [layer, call, result, {name: value}]}, or {@code ["_CONSTANT_VALUE", -1, value, {…}]}. */
    private static void addEntry(JsonNode entry, List<Operand> operands, Settings settings) {
        if (entry.path(0).asText().equals(CONSTANT)) {
            operands.add(new Operand.Numbers(settings.numbers("call", entry.path(2))));
        } else if (TensorRef.isRef(entry)) {
            operands.add(TensorRef.of(entry));
        } else {
            throw settings.wrong("inbound_nodes", entry, "references to layers");
        }
        entry.path(3).fields().forEachRemaining(argument -> {
            JsonNode value = argument.getValue();
            if (TensorRef.isRef(value)) {
                operands.add(TensorRef.of(value));
            } else if (OPERANDS.contains(argument.getKey()) && !value.isNull()) {
                operands.add(new Operand.Numbers(settings.numbers(argument.getKey(), value)));
            }
        });
    }

    private static boolean isTensor(JsonNode json) {
        return json.path("class_name").asText().equals("__keras_tensor__");
    }

    private static void collect(JsonNode json, List<Operand> operands, Settings settings) {
        if (isTensor(json)) {
            JsonNode history = json.path("config").path("keras_history");
            if (!TensorRef.isRef(history)) {
                throw settings.wrong("keras_history", history, "a reference to a layer");
            }
            operands.add(TensorRef.of(history));
        } else if (json.isNumber() || json.isObject() && json.path("config").has("value")) {
            operands.add(new Operand.Numbers(settings.numbers("args", json)));
        } else if (json.isArray()) {
            json.forEach(part -> collect(part, operands, settings));
        }
    }
}
