package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a layer. A setting may have several names, as Keras 1, 2 and 3 name some differently.
 *
 * @param owner the layer, for messages
 */
record Settings(JsonNode json, String owner) {
    /** Larger kernels, strides and margins are signs of a damaged file. */
    private static final int LARGEST = 4096;

    /** The first of these settings that is there and not null, or a missing node. */
    JsonNode find(String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    boolean has(String... names) {
        return !find(names).isMissingNode();
    }

    UnreadableException wrong(String name, JsonNode value, String rule) {
        String text = value.toString();
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new UnreadableException(
                "is damaged: setting '" + name + "' of layer '" + owner + "' must be " + rule + ", was " + shown);
    }

    Optional<String> text(String... names) {
        JsonNode value = find(names);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    boolean flag(boolean otherwise, String... names) {
        JsonNode value = find(names);
        return value.isMissingNode() ? otherwise : value.asBoolean(otherwise);
    }

    float number(float otherwise, String... names) {
        JsonNode value = find(names);
        if (value.isMissingNode()) {
            return otherwise;
        }
        float[] numbers = numbers(names[0], value);
        if (numbers.length != 1) {
            throw wrong(names[0], value, "one number");
        }
        return numbers[0];
    }

    /** The numbers of a setting: one, or those of a list of any depth, or of an array that Keras 3 wrote as an object. */
    float[] numbers(String name, JsonNode value) {
        List<Float> found = new ArrayList<>();
        collect(name, value, found);
        float[] numbers = new float[found.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = found.get(i);
        }
        return numbers;
    }

    private void collect(String name, JsonNode value, List<Float> found) {
        if (value.isNumber() && Float.isFinite(value.floatValue())) {
            found.add(value.floatValue());
        } else if (value.isArray()) {
            value.forEach(part -> collect(name, part, found));
        } else if (value.isObject() && value.path("config").has("value")) {
            collect(name, value.path("config").path("value"), found);
        } else if (value.isObject() && value.has("value")) {
            collect(name, value.path("value"), found);
        } else {
            throw wrong(name, value, "a number or a list of numbers");
        }
    }

    /** A whole number from {@code least} on; throws if it is not there. */
    int count(int least, String... names) {
        return whole(names[0], find(names), least, Integer.MAX_VALUE);
    }

    /** A whole number from 1 on, or {@code otherwise} if it is not there. */
    int countOr(int otherwise, String name) {
        return has(name) ? count(1, name) : otherwise;
    }

    /** Two whole numbers from {@code least} on, for rows and columns; one number stands for both. */
    int[] pair(int least, int otherwise, String... names) {
        JsonNode value = find(names);
        if (value.isMissingNode()) {
            return new int[] {otherwise, otherwise};
        }
        if (value.isArray()) {
            if (value.size() != 2) {
                throw wrong(names[0], value, "two numbers, for rows and columns");
            }
            return new int[] {
                whole(names[0], value.get(0), least, LARGEST), whole(names[0], value.get(1), least, LARGEST)
            };
        }
        int both = whole(names[0], value, least, LARGEST);
        return new int[] {both, both};
    }

    /** A margin: one number, one for rows and one for columns, or {@code [[top, bottom], [left, right]]}. */
    int[] margin(String... names) {
        JsonNode value = find(names);
        if (value.isArray() && value.size() == 2 && value.get(0).isArray()) {
            int[] rows = new Settings(value.get(0), owner).sides(names[0]);
            int[] columns = new Settings(value.get(1), owner).sides(names[0]);
            return new int[] {rows[0], rows[1], columns[0], columns[1]};
        }
        if (value.isArray() && value.size() == 4) {
            return new int[] {
                whole(names[0], value.get(0), 0, LARGEST),
                whole(names[0], value.get(1), 0, LARGEST),
                whole(names[0], value.get(2), 0, LARGEST),
                whole(names[0], value.get(3), 0, LARGEST)
            };
        }
        int[] pair = pair(0, 0, names);
        return new int[] {pair[0], pair[0], pair[1], pair[1]};
    }

    private int[] sides(String name) {
        if (json.size() != 2) {
            throw wrong(name, json, "two numbers for each axis");
        }
        return new int[] {whole(name, json.get(0), 0, LARGEST), whole(name, json.get(1), 0, LARGEST)};
    }

    private int whole(String name, JsonNode value, int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw wrong(name, value, rule(least, most));
        }
        return value.intValue();
    }

    private static String rule(int least, int most) {
        if (least == Integer.MIN_VALUE) {
            return "a whole number";
        }
        return "a whole number of at least " + least + (most == Integer.MAX_VALUE ? "" : " and at most " + most);
    }

    /** Whole numbers of any sign: one, or a list. */
    Optional<int[]> whole(String... names) {
        JsonNode value = find(names);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode list = value;
        if (!value.isArray()) {
            return Optional.of(new int[] {whole(names[0], value, Integer.MIN_VALUE, Integer.MAX_VALUE)});
        }
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = whole(names[0], list.get(i), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return Optional.of(numbers);
    }

    /** Settings of a nested object, such as an activation's. */
    Settings inside(JsonNode object) {
        return new Settings(object.path("config"), owner);
    }
}
