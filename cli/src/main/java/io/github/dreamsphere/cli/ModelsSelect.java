package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.select.ChannelWeights;
import io.github.dreamsphere.models.train.select.ClassResponses;
import io.github.dreamsphere.models.train.select.SelectedNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere models select}: a net that dreams of some classes and not of others. */
final class ModelsSelect implements Subcommand {
    private static final String BLOB = "selected";
    private static final int CROP = 128;

    private final Arguments arguments = new Arguments(
            "models select NET DATA --like CLASS,... -o FILE.dsnet [option...]",
            """
            Makes a net that dreams of some classes of pictures and not of others. DATA is a folder or a tar archive with
            a subfolder of pictures for each class. The net keeps those channels of one layer that respond more to the
            pictures of --like than to those of --unlike. Nothing is trained, so it takes a minute. Dream with
            --model FILE.dsnet --layer selected.\
            """,
            "models select bvlc_googlenet PICTURES --like flower,tower --unlike dog,cat -o garden.dsnet");
    private final Option<Path> output = arguments.output("the net to write", "FILE.dsnet");
    private final Option<String> like = arguments.texts("like", "the classes to dream of", "CLASS,...");
    private final Option<String> unlike =
            arguments.texts("unlike", "the classes not to dream of (default: all others)", "CLASS,...");
    private final Option<String> layer =
            arguments.text("layer", "the layer whose channels are chosen (default: the net's best)", "BLOB");
    private final Option<Integer> pictures =
            arguments.whole("pictures", "use at most N pictures of each class", "N", NumberRange.wholeFrom(1), 40);
    private final Models models;

    ModelsSelect(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "select";
    }

    @Override
    public String summary() {
        return "makes a net that dreams of some classes and not of others";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> select(options, terminal));
    }

    private int select(Given given, Terminal terminal) throws IOException {
        List<Path> named = given.files();
        if (named.size() != 2 || !given.has(like) || !given.has(output)) {
            throw new UsageException("a net, pictures, --like and -o are needed; see dreamsphere models select --help");
        }
        Model model = models.resolve(named.get(0).toString());
        String from = given.optional(layer).orElseGet(model::defaultLayer);
        TrainingImages images = ClassTraining.images(named.get(1), terminal);
        ClassResponses responses = responses(model.net().upTo(from), from, images, given.value(pictures), terminal);
        float[] weights = arguments.check(() -> ChannelWeights.of(responses, given.values(like), given.values(unlike)));
        Net selected = arguments
                .check(() -> SelectedNet.of(model.net(), from, weights, BLOB))
                .withName(name(given.value(output)));
        NetFile.write(selected, Precision.FLOAT16, given.value(output));
        terminal.out()
                .println(given.value(output) + ": " + selected.channels(BLOB) + " of " + weights.length
                        + " channels of " + from + "; dream with --model " + given.value(output) + " --layer " + BLOB);
        return ExitCode.DONE;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.dsnet$", "");
    }

    private static ClassResponses responses(Net net, String blob, TrainingImages images, int most, Terminal terminal)
            throws IOException {
        try (Network network = new Network(net);
                Activity progress = terminal.progress("measuring")) {
            return ClassResponses.measure(network, blob, images, net.sizeNear(CROP, blob), most, progress);
        }
    }
}
