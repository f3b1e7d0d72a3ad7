package io.github.dreamsphere;

import java.util.List;
import java.util.Map;

/**
 * A dream by a recipe, some of whose options are to be others, as with {@code dreamsphere dream IN --recipe NAME}.
 *
 * @param recipe a built-in recipe's name, a TOML file, or a dreamed picture
 * @param settings options that override the recipe's or add to them, by name, each with its values as they would be
 *     written on the command line; {@code true} for an option without a value
 */
public record RecipeRequest(String recipe, Map<String, List<String>> settings) {
    /** Copies the map. */
    public RecipeRequest {
        settings = Map.copyOf(settings);
    }
}
