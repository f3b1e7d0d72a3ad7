package io.github.dreamsphere.cli;

import io.github.dreamsphere.NetImport;
import io.github.dreamsphere.app.nets.NetImporter;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere models import}: stores a net from a file under a name. */
final class ModelsImport implements Subcommand {
    private final Arguments arguments = new Arguments(
            "models import FILE... --name N [option...]",
            """
        Stores a net under a name, in $XDG_DATA_HOME/dreamsphere/models. FILE is a folder or a file: Caffe's
        deploy.prototxt and .caffemodel, .onnx, Keras's .keras or .h5, DL4J's .zip, .dsnet. Describe the net's input with
        --mean, --range and --channels, unless it is known from the file or its checksum.\
        """,
            "models import NET.onnx --name mine --mean 0.5,0.5,0.5 --range 1 --channels rgb");
    private final Option<String> name = arguments.text("name", "name for the net", "N");
    private final Option<Path> labels =
            arguments.place("labels", "text file with the names of the classes, one per line", "FILE");
    private final Option<String> layer =
            arguments.texts("layer", "recommended layers to dream with, the best first", "BLOB,...");
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
        return "stores a net from a file under a name";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> keep(options, terminal));
    }

    private int keep(Given given, Terminal terminal) throws IOException {
        List<Path> files = given.files();
        if (files.isEmpty() || !given.has(name)) {
            throw new UsageException("a net and --name are needed; see dreamsphere models import --help");
        }
        NetImport request =
                new NetImport(given.value(name), files, input.read(given), given.values(layer), given.optional(labels));
        NetImporter.Kept kept = new NetImporter(models).keep(request);
        kept.model().notes().forEach(terminal::warn);
        int layers = kept.model().net().layers().size();
        terminal.out().println(request.name() + ": " + layers + " layers, stored in " + kept.folder());
        return ExitCode.DONE;
    }
}
