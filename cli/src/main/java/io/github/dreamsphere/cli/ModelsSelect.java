package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.StoredNet;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.select.ChannelWeights;
import io.github.dreamsphere.models.train.select.ClassResponses;
import io.github.dreamsphere.models.train.select.SelectedNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code dreamsphere models select}: a net that dreams of some classes and not of others. */
final class ModelsSelect implements Subcommand {
    private static final String BLOB = "selected";
    private static final String SUFFIX = ".dsnet";
    private static final int CROP = 128;

    /** Classes of fewer pictures are warned of. */
    private static final int FEW = 5;

    private final Arguments arguments = new Arguments(
            "models select NET DATA --like CLASS,... -o FILE.dsnet [option...]",
            """
            Makes a net that dreams of some classes of pictures and not of others. DATA is a folder or a tar archive with
            a subfolder of pictures for each class: the class of a picture is the name of the folder that it is in. The
            net keeps those channels of one layer that respond more to the --like pictures than to the --unlike pictures.
            Nothing is trained, so it takes a minute. Dream with --model FILE.dsnet.\
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
        requireAll(given);
        List<Path> named = given.files();
        Model model = models.resolve(named.get(0).toString());
        String from = given.optional(layer).orElseGet(model::defaultLayer);
        TrainingImages images = ClassTraining.images(named.get(1), terminal);
        warnOfFew(images, named.get(1), terminal);
        ClassResponses responses = responses(model.net().upTo(from), from, images, given.value(pictures), terminal);
        float[] weights = arguments.check(() -> ChannelWeights.of(responses, given.values(like), given.values(unlike)));
        Net selected = arguments
                .check(() -> SelectedNet.of(model.net(), from, weights, BLOB))
                .withName(name(given.value(output)));
        NetFile.write(new StoredNet(selected, List.of(BLOB)), Precision.FLOAT16, given.value(output));
        terminal.out()
                .println(given.value(output) + ": " + selected.channels(BLOB) + " of " + weights.length
                        + " channels of " + from + "; dream with --model " + given.value(output));
        return ExitCode.DONE;
    }

    private void requireAll(Given given) {
        List<String> missing = new ArrayList<>();
        if (given.named().size() != 2) {
            missing.add("a net and a folder or archive of pictures");
        }
        if (!given.has(like)) {
            missing.add("--like");
        }
        if (!given.has(output)) {
            missing.add("-o FILE" + SUFFIX);
        }
        if (!missing.isEmpty()) {
            String list = missing.size() == 1
                    ? missing.get(0)
                    : String.join(", ", missing.subList(0, missing.size() - 1)) + " and "
                            + missing.get(missing.size() - 1);
            throw new UsageException("models select also needs " + list + "; see dreamsphere models select --help");
        }
        if (!given.value(output).toString().endsWith(SUFFIX)) {
            throw new UsageException("-o must end in " + SUFFIX + ", was " + given.value(output));
        }
    }

    /** A few pictures say little about what a class has in common. */
    private static void warnOfFew(TrainingImages images, Path place, Terminal terminal) {
        TrainingImages.byLabel(images.entries()).forEach((label, pictures) -> {
            if (pictures.size() < FEW) {
                terminal.warn(place + ": class '" + label + "' has only " + pictures.size() + " of the " + FEW
                        + " pictures or more that are needed for a good choice");
            }
        });
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static ClassResponses responses(Net net, String blob, TrainingImages images, int most, Terminal terminal)
            throws IOException {
        try (Network network = new Network(net);
                Activity progress = terminal.progress("measuring")) {
            return ClassResponses.measure(network, blob, images, net.sizeNear(CROP, blob), most, progress);
        }
    }
}
