package io.github.dreamsphere.cli;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestField;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.WrongValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options for the fields of a request, and for the recipe that sets those that are not given. Values are read by the
 * fields, not here.
 *
 * @param <R> the request
 */
final class FieldOptions<R> {
    private static final String RECIPE = "recipe";
    private static final String WITHOUT = "without";

    private final Arguments arguments;
    private final RequestFields<R> fields;

    /** Adds an option for each field to {@code arguments}. */
    FieldOptions(Arguments arguments, RequestFields<R> fields) {
        this.arguments = arguments;
        this.fields = fields;
        for (FieldHelp help : FieldHelp.values()) {
            if (fields.names().contains(help.fieldName())) {
                add(arguments, fields, help);
            }
        }
        arguments.option(
                RECIPE,
                "take options from a recipe: a name (see dreamsphere recipe), a TOML file, or a picture dreamed before;"
                        + " options given here override it",
                "NAME|FILE",
                String.class);
        arguments.option(WITHOUT, "ignore this option of the recipe; can be repeated", "OPTION", String.class);
    }

    /** Adds the options of the ascent alone. */
    static void addAscent(Arguments arguments) {
        for (FieldHelp help : FieldHelp.ascent()) {
            add(arguments, RequestFields.DREAM, help);
        }
    }

    private static <R> void add(Arguments arguments, RequestFields<R> fields, FieldHelp help) {
        RequestField<R, ?> field = fields.byName().get(help.fieldName());
        List<String> usual = field.words(fields.defaults());
        if (field.isFlag()) {
            arguments.flag(field.name(), help.text());
        } else if (usual.isEmpty()) {
            arguments.option(field.name(), help.text(), help.placeholder(), String.class);
        } else {
            arguments
                    .option(field.name(), help.text(), help.placeholder(), String.class)
                    .defaultsTo(usual.get(0));
        }
    }

    /** The request that {@code given} and its recipe make, but for what depends on the net. */
    RequestDraft<R> read(List<String> given) throws IOException {
        Map<String, List<String>> words = arguments.words(given);
        Optional<Recipe> recipe = Optional.empty();
        if (words.containsKey(RECIPE)) {
            List<String> named = words.get(RECIPE);
            recipe = Optional.of(Recipes.resolve(named.get(named.size() - 1)));
        }
        List<String> without = words.getOrDefault(WITHOUT, new ArrayList<>());
        Map<String, List<String>> values = new TreeMap<>(words);
        values.keySet().retainAll(fields.names());
        return read(values, recipe, without);
    }

    private RequestDraft<R> read(Map<String, List<String>> values, Optional<Recipe> recipe, List<String> without)
            throws IOException {
        try {
            return RequestDraft.read(fields, values, recipe, without);
        } catch (WrongValueException e) {
            throw wrong(e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** What is wrong with an option's value. */
    static UsageException wrong(WrongValueException e) {
        return new UsageException("--" + e.field() + " " + String.join(",", e.words()) + ": " + e.getMessage(), e);
    }

    /** Options of the ascent alone, for a command without a recipe. */
    static DreamRequest readAscent(Arguments arguments, List<String> given) {
        Map<String, List<String>> values = new TreeMap<>(arguments.words(given));
        values.keySet().retainAll(FieldHelp.ofAscent());
        try {
            return RequestDraft.read(RequestFields.DREAM, values, Optional.empty(), List.of())
                    .request();
        } catch (WrongValueException e) {
            throw wrong(e);
        } catch (IOException e) {
            throw new IllegalStateException("there is no recipe that could be wrong", e);
        }
    }
}
