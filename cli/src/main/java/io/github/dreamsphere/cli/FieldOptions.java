package io.github.dreamsphere.cli;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.app.dream.WrongRequestException;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestField;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.WrongValueException;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options for the fields of a request, and for the recipe that sets those that are not given. The fields read the
 * values.
 *
 * @param <R> the request
 */
final class FieldOptions<R> {
    private final Arguments arguments;
    private final RequestFields<R> fields;
    private final Map<String, Option<?>> options = new LinkedHashMap<>();
    private Optional<Option<String>> recipe = Optional.empty();
    private Optional<Option<String>> without = Optional.empty();

    FieldOptions(Arguments arguments, RequestFields<R> fields) {
        this.arguments = arguments;
        this.fields = fields;
    }

    /** Adds the options for the fields of a group. */
    void add(FieldHelp.Group group) {
        add(FieldHelp.of(group));
    }

    /** Adds the options for some fields, those that the request has. */
    void add(List<FieldHelp> fieldHelp) {
        for (FieldHelp help : fieldHelp) {
            RequestField<R, ?> field = fields.byName().get(help.fieldName());
            if (field != null) {
                options.put(field.name(), option(field, help));
            }
        }
    }

    private Option<?> option(RequestField<R, ?> field, FieldHelp help) {
        List<String> usual = field.words(fields.defaults());
        if (field.isFlag()) {
            return arguments.toggle(field.name(), help.text());
        }
        return usual.isEmpty()
                ? arguments.text(field.name(), help.text(), help.placeholder())
                : arguments.text(field.name(), help.text(), help.placeholder(), usual.get(0));
    }

    /** Adds, in three groups, the options that every dream has: what is dreamed, where and how. */
    void addDream() {
        arguments.group("What is dreamed");
        addRecipe();
        add(FieldHelp.Group.OBJECTIVES);
        arguments.group("Where");
        add(FieldHelp.Group.PLACE);
        arguments.group("How");
        add(FieldHelp.Group.ASCENT);
    }

    private void addRecipe() {
        recipe = Optional.of(arguments.text(
                "recipe",
                "take options from a recipe: a name (see dreamsphere recipe), a TOML file or a dreamed picture; options"
                        + " on the command line override the recipe",
                "NAME|FILE"));
        without = Optional.of(arguments.text("without", "ignore this option of the recipe; can be repeated", "OPTION"));
    }

    /** The request that {@code given} and its recipe make, but for what depends on the net. */
    RequestDraft<R> read(Given given) throws IOException {
        Map<String, List<String>> words = new TreeMap<>();
        options.forEach((name, option) -> {
            if (given.has(option)) {
                words.put(name, given.words(option));
            }
        });
        Optional<Recipe> followed = Optional.empty();
        if (recipe.isPresent() && given.has(recipe.get())) {
            List<String> named = given.values(recipe.get());
            followed = Optional.of(Recipes.resolve(named.get(named.size() - 1)));
        }
        List<String> ignored = without.map(given::values).orElse(List.of());
        try {
            return RequestDraft.read(fields, words, followed, ignored);
        } catch (WrongValueException e) {
            throw wrong(e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** Makes something of a complete request. */
    interface Use<R, T> {
        T of(SourcedRequest<R> source) throws IOException;
    }

    /**
     * Loads the net that {@code draft} names, and gives the complete request to {@code use}.
     *
     * @throws UsageException if a value is wrong for the net, or the net cannot dream what is asked for
     */
    static <R, T> T load(RequestDraft<R> draft, Use<R, T> use) throws IOException {
        try {
            return use.of(draft.load(Models.ofProcess()));
        } catch (WrongValueException e) {
            throw wrong(e);
        } catch (WrongRequestException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** What is wrong with an option's value. */
    private static UsageException wrong(WrongValueException e) {
        return new UsageException(Arguments.wrongValue(e.field(), e.getMessage()), e);
    }

    /** The options of the ascent alone, for a command without objectives. */
    static FieldOptions<DreamRequest> ascent(Arguments arguments) {
        FieldOptions<DreamRequest> ascent = new FieldOptions<>(arguments, RequestFields.DREAM);
        ascent.add(FieldHelp.ofAscentAlone());
        return ascent;
    }
}
