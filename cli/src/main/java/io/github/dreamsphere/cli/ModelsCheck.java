package io.github.dreamsphere.cli;

import io.github.dreamsphere.ClassifyRequest;
import io.github.dreamsphere.app.nets.Classifier;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere models check}: what a net sees in a picture. */
final class ModelsCheck implements Subcommand {
    private static final int CLASSES = 5;

    private final Arguments arguments =
            new Arguments("models check NET IMAGE", """
            Prints the five classes with the highest scores for a picture. If they make no sense, the mean or the
            channel order of the net's input may be wrong.""", "models check bvlc_googlenet DOG.jpg");
    private final Option<Path> labels =
            arguments.place("labels", "text file with the names of the classes, one per line", "FILE");
    private final Option<Integer> size = arguments.whole(
            "size",
            "resize the picture to N x N pixels (default: 224, or what the net needs)",
            "N",
            NumberRange.wholeFrom(1));

    private final Models models;

    ModelsCheck(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "prints the classes that a net sees in a picture";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> check(options, terminal));
    }

    private int check(Given given, Terminal terminal) throws IOException {
        List<Path> named = given.files();
        if (named.size() != 2) {
            throw new UsageException("a net and a picture are needed, not " + named.size() + " names");
        }
        ClassifyRequest request = new ClassifyRequest(
                named.get(0).toString(), named.get(1), given.optional(labels), given.optional(size), CLASSES);
        for (ClassScore seen : new Classifier(models).classify(request)) {
            terminal.out()
                    .println(String.format(Locale.ROOT, "%8.4f  %4d  %s", seen.score(), seen.index(), seen.label()));
        }
        return ExitCode.DONE;
    }
}
