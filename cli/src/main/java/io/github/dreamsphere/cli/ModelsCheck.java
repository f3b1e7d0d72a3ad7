package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere models check}: what a net sees in a picture. */
final class ModelsCheck implements Subcommand {
    private static final int CLASSES = 5;

    private final Arguments arguments = new Arguments("models check NET IMAGE", """
            Tells the five classes that a net sees most strongly in a picture, so that a wrong mean or channel order
            is noticed at once.""");
    private final OptionSpec<Path> labels =
            arguments.path(List.of("labels"), "a file that names the classes, a line for each", "FILE");
    private final OptionSpec<Integer> size = arguments.option(
            "size",
            "squeeze the picture into a square of this edge, pixels; 224 or what the net needs",
            "N",
            Integer.class);
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
        return "the classes a net sees in a picture";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> check(options, terminal));
    }

    private void check(OptionSet options, Terminal terminal) throws IOException {
        List<Path> named = arguments.files(options);
        if (named.size() != 2) {
            throw new UsageException("a net and a picture are wanted, not " + named.size() + " names");
        }
        Image image = ImageReader.read(named.get(1)).image();
        Model read = models.resolve(named.get(0).toString());
        Model model = options.has(labels)
                ? new Model(read.net(), read.layers(), Labels.read(arguments.value(options, labels)), read.card())
                : read;
        int edge = options.has(size) ? arguments.value(options, size) : ClassScore.usualSize(model);
        for (ClassScore seen : ClassScore.strongest(model, image, edge, CLASSES)) {
            terminal.out()
                    .println(String.format(Locale.ROOT, "%8.4f  %4d  %s", seen.score(), seen.index(), seen.label()));
        }
    }
}
