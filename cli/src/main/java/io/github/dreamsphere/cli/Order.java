package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Keyframe;
import io.github.dreamsphere.cli.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command is to do: its command line, completed by a recipe.
 *
 * @param arguments the whole command line, the recipe's options written out
 * @param settings the options that belong into a recipe of this run, by name, as they were written
 * @param recipe the recipe followed
 * @param fromRecipe the options that are as the recipe says
 * @param keyframes what the recipe changes on the way, as far as the command line leaves it
 */
record Order(
        List<String> arguments,
        Map<String, List<String>> settings,
        Optional<Recipe> recipe,
        Set<String> fromRecipe,
        List<Keyframe> keyframes) {}
