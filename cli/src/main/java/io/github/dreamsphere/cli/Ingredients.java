package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Recipe;
import io.github.dreamsphere.cli.recipe.RecipeException;
import io.github.dreamsphere.models.catalog.Checksum;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.net.NetDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import joptsimple.OptionDescriptor;
import joptsimple.OptionSet;

/** The files that a run is made of, by the SHA-256 of what is in them, and the program that made it. */
final class Ingredients {
    private static final String BY = "by";
    private static final String INPUT = "input";
    private static final String MODEL = "model";
    private static final String CLASS = ObjectiveFlags.CLASS;

    private final Order order;
    private final Map<String, String> made = new TreeMap<>();

    /**
     * The files that options name.
     *
     * @throws IOException if one is missing
     */
    Ingredients(Order order, Arguments arguments, OptionSet options) throws IOException {
        this.order = order;
        made.put(BY, "dreamsphere " + Version.current());
        for (Map.Entry<String, OptionDescriptor> option :
                arguments.descriptors().entrySet()) {
            if (Arguments.takesPath(option.getValue()) && order.settings().containsKey(option.getKey())) {
                for (Object file : options.valuesOf(option.getKey())) {
                    add(option.getKey(), (Path) file);
                }
            }
        }
    }

    private void add(String name, Path file) throws IOException {
        if (!Files.exists(file) && order.fromRecipe().contains(name)) {
            throw new RecipeException(
                    recipe().source(),
                    "its --" + name + " " + file + " is neither in the working directory nor beside the recipe; name it"
                            + " with --" + name);
        }
        made.merge(name, digest(file), (one, other) -> one + " " + other);
    }

    private Recipe recipe() {
        return order.recipe().orElseThrow();
    }

    /**
     * Adds the net, the names of its classes where a class is dreamed of, and the files that it takes the net to find.
     *
     * @param named files within the values of options, by the options' names
     * @throws IOException if one is missing
     */
    Ingredients with(Model model, Map<String, List<Path>> named) throws IOException {
        made.put(MODEL, NetDigest.of(model.net()));
        if (order.settings().containsKey(CLASS)) {
            made.put(CLASS, Labels.digest(model.labels()));
        }
        for (Map.Entry<String, List<Path>> option : named.entrySet()) {
            for (Path file : option.getValue()) {
                add(option.getKey(), file);
            }
        }
        return this;
    }

    /** What to record of a run on {@code input}, or on no file. */
    Map<String, String> of(Optional<Path> input) throws IOException {
        Map<String, String> all = new TreeMap<>(made);
        if (input.isPresent()) {
            all.put(INPUT, digest(input.get()));
        }
        return all;
    }

    private static String digest(Path file) throws IOException {
        return Checksum.of(file, "SHA-256").hex();
    }

    /**
     * Compares with what the recipe followed was made of.
     *
     * @throws RecipeException if a file that it names, and the command line does not, is another one now
     */
    void check(Terminal terminal) throws RecipeException {
        if (order.recipe().isEmpty() || recipe().made().isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> then : recipe().made().entrySet()) {
            String now = made.get(then.getKey());
            if (fromRecipe(then.getKey()) && now != null && !now.equals(then.getValue())) {
                throw new RecipeException(recipe().source(), changed(then.getKey(), then.getValue(), now));
            }
        }
        String by = recipe().made().getOrDefault(BY, made.get(BY));
        if (!by.equals(made.get(BY))) {
            terminal.warn(recipe().source() + ": was made by " + by + ", this is " + made.get(BY)
                    + "; the dream may differ in places");
        }
    }

    /** Whether the recipe alone says which file this is; the classes' names are those of the net. */
    private boolean fromRecipe(String name) {
        return order.fromRecipe().contains(name)
                && (!name.equals(CLASS) || order.fromRecipe().contains(MODEL));
    }

    private String changed(String name, String then, String now) {
        String another = name.equals(CLASS) ? " is found in another list of classes now" : " is another file now";
        return "its --" + name + " " + String.join(" ", order.settings().get(name)) + another + " (SHA-256 "
                + then.substring(0, Math.min(12, then.length())) + "… then, " + now.substring(0, 12)
                + "… now); name the one to use with --" + name;
    }
}
