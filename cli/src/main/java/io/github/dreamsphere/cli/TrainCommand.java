package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.distil.DistilSettings;
import io.github.dreamsphere.models.train.distil.Distillation;
import io.github.dreamsphere.models.train.distil.InceptionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere train}: pictures and a teacher in, a small net that sees what the teacher sees out. */
final class TrainCommand implements Subcommand {
    private static final String NET = "net.dsnet";
    /** One crop of so many in a batch is dreamt on; each of them is in it twice. */
    private static final int DREAMT = 3;

    private final Supplier<Models> models;
    private final Arguments arguments = new Arguments("train DATA -o DIR [option...]", """
        Trains a net on the pictures of DATA, a folder or a tar archive with a folder for each class; classes come
        equally often. It learns to tell the classes apart, from nothing or from another net (--from); or, with
        --teacher, to see what a large net sees, and then the pictures may lie flat. DIR then holds the net
        (net.dsnet, labels.txt), a checkpoint, the curve of loss and validation as CSV and PNG, and dreams of the
        net as it learns (dreams.png).\
        """);
    private final TrainingFlags training = new TrainingFlags(arguments, 3000, 32, 128);
    private final OptionSpec<String> teacher = arguments.option(
            "teacher", "the net to learn from: its name (see dreamsphere models), folder or file", "NET", String.class);
    private final OptionSpec<String> blobs = arguments
            .option(
                    "blobs",
                    "the teacher's layers to learn, each with the layer of the new net that it is read from",
                    "BLOB=LAYER,...",
                    String.class)
            .defaultsTo("inception_3b/output=mixed3b,inception_4c/output=mixed4c");
    private final OptionSpec<Double> width = arguments
            .option("net-width", "channels of the new net relative to GoogLeNet's", "W", Double.class)
            .defaultsTo(InceptionPlan.defaults().width());

    private final OptionSpec<Integer> dreamt = arguments.option(
            "dreamt",
            "with a teacher: crops that it and the new net dream on in turn, each learnt from before and after a step of"
                    + " its dream, so that the new net's dreams become its teacher's; at most half a batch (default: a"
                    + " third of it)",
            "N",
            Integer.class);
    private final OptionSpec<Void> classes =
            arguments.flag("classes", "also learn to tell the folders' classes apart, by a further head");
    private final ClassTraining alone = new ClassTraining(arguments, training, width);

    TrainCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "trains a net on pictures of classes, or on what another net sees";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> train(options, terminal));
    }

    private void train(OptionSet options, Terminal terminal) throws IOException {
        Path data = arguments.file(options);
        if (!options.has(teacher)) {
            alone.train(options, data, models.get(), terminal);
            return;
        }
        List<DistilSettings.Head> heads = Stream.of(options.valueOf(blobs).split(","))
                .map(TrainCommand::head)
                .toList();
        Net large = models.get().resolve(arguments.value(options, teacher)).net();
        TrainingImages images = ClassTraining.images(data, terminal);
        DistilSettings settings = settings(options, heads, images);
        Path out = training.folder(options);
        Distillation trainer = new Distillation(large, images, data);
        try (Activity progress = terminal.progress("training")) {
            if (training.resumes(options)) {
                trainer.resume(out, training.givenSteps(options), training.between(options), progress);
            } else {
                trainer.start(settings, out, training.between(options), progress);
            }
        }
        Path net = out.resolve(NET);
        NetFile.write(Distillation.export(out, "net"), Precision.FLOAT16, net);
        List<String> learnt = Distillation.classes(out);
        if (!learnt.isEmpty()) {
            Files.write(out.resolve(ClassTraining.LABELS), learnt);
        }
        terminal.out().println(net);
    }

    private DistilSettings settings(OptionSet options, List<DistilSettings.Head> heads, TrainingImages images) {
        return arguments.check(() -> new DistilSettings(
                new InceptionPlan(options.valueOf(width)),
                heads,
                training.rate(options),
                training.batch(options),
                training.crop(options),
                training.seed(options),
                options.has(dreamt) ? options.valueOf(dreamt) : training.batch(options) / DREAMT,
                options.has(classes) ? images.labels() : List.of()));
    }

    private static DistilSettings.Head head(String words) {
        String[] pair = words.split("=");
        if (pair.length != 2) {
            throw new UsageException("--blobs must be BLOB=LAYER,..., was '" + words + "'");
        }
        return new DistilSettings.Head(pair[0], pair[1]);
    }
}
