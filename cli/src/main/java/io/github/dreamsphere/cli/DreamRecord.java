package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.RecipeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recipe that a run leaves in what it makes: every option that has a value, and what it was made of. */
final class DreamRecord {
    private static final String COMMENT = "Dreamed by dreamsphere; again with: dreamsphere dream IN --recipe THIS";

    private final Map<String, List<String>> settings;
    private final Ingredients ingredients;

    /** @param chosen settings decided by something else where they are not given, see {@link DreamFlags#chosen} */
    DreamRecord(Order order, RecipeFlags recipes, Map<String, List<String>> chosen, Ingredients ingredients) {
        this.settings = new TreeMap<>(defaults(recipes));
        settings.putAll(chosen);
        settings.putAll(order.settings());
        this.ingredients = ingredients;
    }

    private static Map<String, List<String>> defaults(RecipeFlags recipes) {
        Map<String, List<String>> defaults = new TreeMap<>();
        recipes.options().forEach((name, option) -> {
            if (!option.defaultValues().isEmpty()) {
                defaults.put(
                        name,
                        option.defaultValues().stream().map(Arguments::word).toList());
            }
        });
        return defaults;
    }

    /** The recipe of this run on {@code input}, or on no file. */
    String of(Optional<Path> input) throws IOException {
        return RecipeText.of(COMMENT, settings, ingredients.of(input));
    }
}
