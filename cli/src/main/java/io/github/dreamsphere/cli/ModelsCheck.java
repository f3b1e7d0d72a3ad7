package io.github.dreamsphere.cli;

import io.github.dreamsphere.ClassifyRequest;
import io.github.dreamsphere.app.nets.Classifier;
import io.github.dreamsphere.app.nets.InputCheck;
import io.github.dreamsphere.app.nets.InputReport;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere models check}: what a net sees in a picture, and whether pictures enter it as in training. */
final class ModelsCheck implements Subcommand {
    private static final int CLASSES = 5;

    private final Arguments arguments =
            new Arguments("models check NET [IMAGE...]", """
            Says whether mean, range and channel order of a net's input look right: by the balance of its first layer,
            and by what it sees in photographs, which are best named after their class or in a folder named after it.
            For a single picture it prints the five classes with the highest scores.""", "models check bvlc_googlenet DOG.jpg");
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
        return "says what a net sees in a picture, and whether its input is described rightly";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> check(options, terminal));
    }

    private int check(Given given, Terminal terminal) throws IOException {
        List<Path> named = given.files();
        if (named.isEmpty()) {
            throw new UsageException("a net is needed; see dreamsphere models check --help");
        }
        String net = named.get(0).toString();
        List<Path> pictures = named.subList(1, named.size());
        if (pictures.size() == 1) {
            ClassifyRequest request =
                    new ClassifyRequest(net, pictures.get(0), given.optional(labels), given.optional(size), CLASSES);
            for (ClassScore seen : new Classifier(models).classify(request)) {
                terminal.out()
                        .println(
                                String.format(Locale.ROOT, "%8.4f  %4d  %s", seen.score(), seen.index(), seen.label()));
            }
        }
        InputReport report = new InputCheck(models).check(net, pictures);
        InputWords.of(report, !pictures.isEmpty()).forEach(terminal.out()::println);
        return ExitCode.DONE;
    }
}
