package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.Recipes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The looks to choose from, which are the built-in recipes, and what may be changed of them. */
final class Looks {
    /** The settings that a request may give: none of them names a file. */
    private static final Set<String> CHANGEABLE = Set.of(
            "layer",
            "class",
            "guide-weight",
            "diversity",
            "width",
            "octaves",
            "octave-scale",
            "steps",
            "step-size",
            "jitter",
            "jitter-kind",
            "tile",
            "tiles",
            "heading",
            "seed",
            "adam",
            "gradient-blur",
            "gradient-pyramid",
            "tv",
            "evenness",
            "fidelity",
            "keep-colour",
            "hold-contrast",
            "bump",
            "region",
            "softness",
            "quality");

    private static final int MOST_LETTERS = 400;

    private Looks() {}

    /** What pages are told of all looks. */
    static ArrayNode json() throws IOException {
        ArrayNode looks = Json.object().putArray("looks");
        for (String name : Recipes.names()) {
            Recipe recipe = Recipes.resolve(name);
            ObjectNode settings = looks.addObject()
                    .put("name", name)
                    .put("summary", recipe.summary())
                    .putObject("settings");
            recipe.settings().forEach(setting -> {
                ArrayNode values = settings.putArray(setting.name());
                setting.values().forEach(values::add);
            });
        }
        return looks;
    }

    /**
     * The look with this name.
     *
     * @throws Refusal if there is none
     */
    static Recipe get(String name) throws IOException {
        if (!Recipes.names().contains(name)) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such look.");
        }
        return Recipes.resolve(name);
    }

    /** Whether a look dreams in a part of the sphere only, so that it does not suit plain pictures. */
    static boolean needsSphere(Recipe look) {
        return look.settings().stream().anyMatch(setting -> setting.name().equals("region"));
    }

    /** The look's picture, a JPEG. */
    static byte[] picture(String name) throws IOException {
        get(name);
        try (InputStream in = Looks.class.getResourceAsStream("looks/" + name + ".jpg")) {
            if (in == null) {
                throw new Refusal(Refusal.NOT_FOUND, "This look has no picture.");
            }
            return in.readAllBytes();
        }
    }

    /**
     * Checks settings that a request gives.
     *
     * @throws Refusal if one may not be given, or is too long
     */
    static void check(Map<String, List<String>> settings) {
        settings.forEach((name, values) -> {
            if (!CHANGEABLE.contains(name)) {
                throw new Refusal(Refusal.WRONG_VALUE, "There is no setting '" + name + "' in the studio.");
            }
            if (String.join(",", values).length() > MOST_LETTERS || values.isEmpty()) {
                throw new Refusal(Refusal.WRONG_VALUE, "The setting '" + name + "' is empty or too long.");
            }
        });
    }

    /**
     * The settings in a request: for each name a text, a number, a truth value or a list of these.
     *
     * @throws Refusal if they are written otherwise
     */
    static Map<String, List<String>> settings(JsonNode json) {
        Map<String, List<String>> settings = new TreeMap<>();
        json.fields().forEachRemaining(entry -> {
            List<String> values = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(value.asText()));
            } else {
                values.add(entry.getValue().asText());
            }
            settings.put(entry.getKey(), List.copyOf(values));
        });
        check(settings);
        return settings;
    }
}
