package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere recipe}: the built-in recipes, or one of them, or a picture's own. */
final class RecipeCommand implements Subcommand {
    private final Arguments arguments = new Arguments("recipe [NAME|FILE]", """
            Lists the built-in recipes, or prints one recipe. NAME is a built-in recipe; FILE is a dreamed picture,
            which contains its recipe, or a TOML file. To use a recipe: dreamsphere dream IN --recipe NAME|FILE.""", "recipe stained-glass");

    @Override
    public String name() {
        return "recipe";
    }

    @Override
    public String summary() {
        return "lists the built-in recipes, or prints one";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> {
            terminal.out().print(text(options.files()));
            return ExitCode.DONE;
        });
    }

    private static String text(List<Path> named) throws IOException {
        if (named.size() > 1) {
            throw new UsageException("only one recipe can be printed, not " + named.size());
        }
        return named.isEmpty()
                ? list()
                : Recipes.resolve(named.get(0).toString()).text();
    }

    private static String list() throws IOException {
        StringBuilder list = new StringBuilder();
        for (String name : Recipes.names()) {
            list.append(String.format("%-16s %s%n", name, Recipes.resolve(name).summary()));
        }
        return list.toString();
    }
}
