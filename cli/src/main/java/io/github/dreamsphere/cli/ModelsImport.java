package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere models import}: a net from anywhere is kept under a name. */
final class ModelsImport implements Subcommand {
    private final Arguments arguments = new Arguments("models import FILE... --name N [option...]", """
        Keeps a net under a name ($XDG_DATA_HOME/dreamsphere/models). FILE is a folder or file: Caffe's
        deploy.prototxt and .caffemodel, .onnx, Keras's .h5, DL4J's .zip, .dsnet. What the file does not say about its input must be said;
        well-known nets are recognised by their checksum.\
        """);
    private final OptionSpec<String> name = arguments.option("name", "the name to keep it under", "N", String.class);
    private final OptionSpec<Path> labels =
            arguments.path(List.of("labels"), "a file that names the classes, a line for each", "FILE");
    private final OptionSpec<String> layer = arguments
            .option("layer", "layers good to dream with, the best first", "BLOB,...", String.class)
            .withValuesSeparatedBy(',');
    private final ImageSpecFlags input = new ImageSpecFlags(arguments);
    private final Models models;

    ModelsImport(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "keeps a net from anywhere under a name";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> keep(options, terminal));
    }

    private void keep(OptionSet options, Terminal terminal) throws IOException {
        List<Path> files = arguments.files(options);
        if (files.isEmpty() || !options.has(name)) {
            throw new UsageException("a net and --name are wanted; see dreamsphere models import --help");
        }
        Optional<ImageSpec> spec = input.read(options);
        Model read = models.read(files, spec);
        Model model = new Model(
                read.net(),
                options.has(layer) ? layers(options, read.net()) : read.layers(),
                options.has(labels) ? Labels.read(arguments.value(options, labels)) : read.labels(),
                read.card().isBlank() ? "Imported from " + files.get(0) : read.card());
        String kept = arguments.value(options, name);
        Path folder = models.keep(kept, model);
        terminal.out().println(kept + ": " + model.net().layers().size() + " layers, kept in " + folder);
    }

    private List<String> layers(OptionSet options, Net net) {
        List<String> chosen = arguments.check(() -> options.valuesOf(layer));
        chosen.forEach(net::upTo);
        return chosen;
    }
}
