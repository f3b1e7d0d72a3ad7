package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.RecipeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The recipe that a run leaves in what it makes.
 *
 * @param settings every option that has a value, by name
 * @param ingredients what it is made of
 */
record DreamRecord(Map<String, List<String>> settings, Ingredients ingredients) {
    private static final String COMMENT = "Dreamed by dreamsphere; again with: dreamsphere dream IN --recipe THIS";

    /**
     * The options of {@code order}, those it leaves as they are included.
     *
     * @param chosen settings decided by something else where they are not given, see {@link DreamFlags#chosen}
     */
    static Map<String, List<String>> settings(Order order, RecipeFlags recipes, Map<String, List<String>> chosen) {
        Map<String, List<String>> settings = new TreeMap<>();
        recipes.options().forEach((name, option) -> {
            if (!option.defaultValues().isEmpty()) {
                settings.put(
                        name,
                        option.defaultValues().stream().map(Arguments::word).toList());
            }
        });
        settings.putAll(chosen);
        settings.putAll(order.settings());
        return settings;
    }

    /** The recipe of this run on {@code input}, or on no file. */
    String of(Optional<Path> input) throws IOException {
        return RecipeText.of(COMMENT, settings, ingredients.of(input));
    }
}
