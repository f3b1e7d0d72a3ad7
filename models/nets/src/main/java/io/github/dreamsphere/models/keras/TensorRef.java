package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A result of a layer.
 *
 * @param call the number of the call, as a layer may be called several times
 * @param result the number of the result
 */
record TensorRef(String layer, int call, int result) implements Operand {
    /** {@code ["name", call, result, …]}, as every version of Keras writes it. */
    static boolean isRef(JsonNode json) {
        return json.isArray()
                && json.size() >= 3
                && json.get(0).isTextual()
                && json.get(1).isInt()
                && json.get(2).isInt();
    }

    static TensorRef of(JsonNode json) {
        return new TensorRef(
                json.get(0).textValue(), json.get(1).intValue(), json.get(2).intValue());
    }

    /** The references in a list, an object or a list of lists. */
    static List<TensorRef> all(JsonNode json) {
        List<TensorRef> found = new ArrayList<>();
        if (isRef(json)) {
            found.add(of(json));
        } else if (json.isContainerNode()) {
            json.forEach(part -> found.addAll(all(part)));
        }
        return found;
    }
}
