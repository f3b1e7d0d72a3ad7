package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Keyframe;
import io.github.dreamsphere.cli.recipe.Nearest;
import io.github.dreamsphere.cli.recipe.Recipe;
import io.github.dreamsphere.cli.recipe.RecipeException;
import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.cli.recipe.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import joptsimple.OptionDescriptor;

/**
 * The options that let a recipe complete the command line. Which options a recipe may set is what the command has: all
 * but those that say where a run's files lie, which {@link #LEFT_OUT} names.
 */
final class RecipeFlags {
    private static final String RECIPE = "recipe";
    private static final String WITHOUT = "without";
    private static final Set<String> LEFT_OUT = Set.of(
            "help",
            "verbose",
            "output",
            RECIPE,
            WITHOUT,
            "snapshots",
            "every",
            "resume",
            "recursive",
            "memory",
            "scratch",
            "frames-only");
    /** An option that names a net, or the file or folder of one. */
    private static final String MODEL = "model";

    private final Arguments arguments;

    RecipeFlags(Arguments arguments) {
        this.arguments = arguments;
        arguments.option(
                RECIPE,
                "options from a recipe: a name (see dreamsphere recipe), a TOML file, or a picture dreamed before; what"
                        + " is given here beside it overrides it",
                "FILE|NAME",
                String.class);
        arguments.option(WITHOUT, "leave out this option of the recipe", "OPTION", String.class);
    }

    /**
     * What {@code given} asks for.
     *
     * @throws RecipeException if the recipe cannot be read or sets what there is no option for
     */
    Order order(List<String> given) throws IOException {
        Map<String, List<String>> words = arguments.words(given);
        List<String> all = new ArrayList<>();
        Map<String, List<String>> settings = new TreeMap<>(words);
        Set<String> fromRecipe = new LinkedHashSet<>();
        Optional<Recipe> recipe = Optional.empty();
        List<Keyframe> keyframes = List.of();
        if (words.containsKey(RECIPE) && !words.containsKey("help")) {
            recipe = Optional.of(Recipes.resolve(last(words.get(RECIPE))));
            for (Setting setting : wanted(recipe.get(), words)) {
                all.addAll(arguments(setting, recipe.get().folder()));
                settings.put(setting.name(), setting.values());
                fromRecipe.add(setting.name());
            }
            keyframes = keyframes(recipe.get(), words);
        }
        all.addAll(given);
        settings.keySet().removeAll(LEFT_OUT);
        settings.values().removeIf(List.of("false")::equals);
        return new Order(List.copyOf(all), settings, recipe, fromRecipe, keyframes);
    }

    private static String last(List<String> values) {
        return values.get(values.size() - 1);
    }

    /** The settings of {@code recipe} that the command line neither gives nor leaves out. */
    private List<Setting> wanted(Recipe recipe, Map<String, List<String>> words) throws RecipeException {
        List<String> left = words.getOrDefault(WITHOUT, List.of());
        for (Setting setting : everything(recipe).toList()) {
            check(recipe, setting);
        }
        for (String name : left) {
            if (everything(recipe).noneMatch(setting -> setting.name().equals(name))) {
                throw new UsageException("--without " + name + ": " + recipe.source() + " sets no such option");
            }
        }
        return left(recipe.settings(), words);
    }

    private static Stream<Setting> everything(Recipe recipe) {
        return Stream.concat(
                recipe.settings().stream(),
                recipe.keyframes().stream().flatMap(keyframe -> keyframe.settings().stream()));
    }

    /** What the command line neither gives nor leaves out. */
    private static List<Setting> left(List<Setting> settings, Map<String, List<String>> words) {
        List<String> without = words.getOrDefault(WITHOUT, List.of());
        return settings.stream()
                .filter(setting -> !words.containsKey(setting.name()) && !without.contains(setting.name()))
                .toList();
    }

    private static List<Keyframe> keyframes(Recipe recipe, Map<String, List<String>> words) {
        return recipe.keyframes().stream()
                .map(keyframe -> new Keyframe(keyframe.frame(), left(keyframe.settings(), words)))
                .toList();
    }

    /** Refuses what is no option, or no value of it. */
    private void check(Recipe recipe, Setting setting) throws RecipeException {
        Map<String, OptionDescriptor> options = options();
        OptionDescriptor option = options.get(setting.name());
        if (option == null) {
            String nearest = Nearest.to(setting.name(), options.keySet())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse("; there are: " + String.join(", ", options.keySet()));
            throw recipe.wrong(setting, "there is no option '" + setting.name() + "'" + nearest);
        }
        boolean truth =
                setting.values().equals(List.of("true")) || setting.values().equals(List.of("false"));
        if (!option.acceptsArguments() && !truth) {
            throw recipe.wrong(setting, "'" + setting.name() + "' must be true or false");
        }
        try {
            arguments.typed(arguments(setting, recipe.folder()));
        } catch (UsageException e) {
            throw recipe.wrong(setting, e.getMessage());
        }
    }

    /** The options that a recipe may set. */
    Map<String, OptionDescriptor> options() {
        Map<String, OptionDescriptor> options = arguments.descriptors();
        options.keySet().removeAll(LEFT_OUT);
        return options;
    }

    /**
     * {@code setting} as words of the command line.
     *
     * @param folder where a file that it names may lie, besides the working directory
     */
    List<String> arguments(Setting setting, Optional<Path> folder) {
        OptionDescriptor option = options().get(setting.name());
        if (!option.acceptsArguments()) {
            return setting.values().equals(List.of("true")) ? List.of("--" + setting.name()) : List.of();
        }
        return setting.values().stream()
                .map(value -> "--" + setting.name() + "=" + found(setting.name(), option, value, folder))
                .toList();
    }

    private static String found(String name, OptionDescriptor option, String value, Optional<Path> folder) {
        if (name.equals(DirectionText.OPTION)) {
            return DirectionText.withFile(value, file -> found(file, folder));
        }
        return name.equals(MODEL) || Arguments.takesPath(option) ? found(value, folder) : value;
    }

    /** A file's name as it is if there is such a file, else that of the one beside the recipe. */
    private static String found(String name, Optional<Path> folder) {
        try {
            if (folder.isEmpty() || Files.exists(Path.of(name))) {
                return name;
            }
            Path beside = folder.get().resolve(name);
            return Files.exists(beside) ? beside.toString() : name;
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
