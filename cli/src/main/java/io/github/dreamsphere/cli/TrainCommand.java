package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.distil.DistilSettings;
import io.github.dreamsphere.models.train.distil.Distillation;
import io.github.dreamsphere.models.train.distil.InceptionArchitecture;
import io.github.dreamsphere.models.train.distil.UnsuitableNetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code dreamsphere train}: trains a net on classes of pictures, or to imitate another net. */
final class TrainCommand implements Subcommand {
    private static final String NET = "net.dsnet";
    /** One of so many crops in a batch is dreamed on; each of them is in it twice. */
    private static final int DREAMT = 3;

    /** Peak learning rate after layers were fitted; at 0.001 a training lost again what the fit had found. */
    private static final double FITTED_RATE = 5e-4;

    private final Supplier<Models> models;
    private final Arguments arguments =
            new Arguments("train DATA -o DIR [option...]", """
        Trains a net on the pictures of DATA: a folder or a tar archive, with a subfolder for each class. Classes are
        drawn equally often. Without --teacher, the net learns to classify the pictures, from scratch or from another
        net (--from). With --teacher, it learns to imitate a large net, and DATA needs no subfolders. DIR gets the net
        (net.dsnet), the names of its classes (labels.txt), a checkpoint, and the curve of loss and validation as CSV
        and PNG; without --teacher also dreams of the net during training (dreams.png).\
        """, "train PICTURES -o NET --teacher bvlc_googlenet");
    private final TrainingFlags training = new TrainingFlags(arguments, 3000, 32, 128);
    private final Option<String> teacher = arguments
            .group("Learning from a teacher")
            .text("teacher", "the net to imitate: its name (see dreamsphere models), folder or file", "NET");
    private final Option<String> blobs = arguments.text(
            "blobs",
            "the teacher's blobs to imitate, each with the layer of the new net that predicts it",
            "BLOB=LAYER,...",
            "inception_3b/output=mixed3b,inception_4c/output=mixed4c");
    private final Option<Double> width = arguments.number(
            "net-width",
            "width of the new net: its number of channels relative to GoogLeNet's",
            "W",
            NumberRange.decimalAbove(0, 4),
            InceptionArchitecture.defaults().width());
    private final Option<Integer> dreamt = arguments.whole(
            "dreamt",
            "number of crops in a batch that the teacher and the new net dream on in turn; there the new net's gradient"
                    + " is aligned with the teacher's, so that it dreams like its teacher; each counts as two crops, so"
                    + " at most half of the batch (default: a third)",
            "N",
            NumberRange.wholeFrom(0));
    private final Option<Void> classes = arguments.toggle(
            "classes",
            "also learn to classify the pictures, with a head of its own, which is fitted to the net after the training;"
                    + " this can take minutes");
    private final Option<Integer> mosaic = arguments.whole(
            "mosaic",
            "make each crop of N x N pictures, so that large crops of small pictures are sharp",
            "N",
            NumberRange.wholeFrom(1),
            1);
    private final Option<String> channels = arguments.text(
            "channels",
            "with --from or --fit-layers: change the number of channels of these layers; with --from, added channels"
                    + " do not change what the net computes, and the weakest channels are removed first; 0 leaves out a branch"
                    + " of a module, such as mixed3a/pooled",
            "LAYER=N,...");
    private final Option<Void> fitted = arguments.toggle(
            "fit-layers",
            "with --teacher: before the training, fit each layer of the new net to the teacher's layer in the same"
                    + " place; the teacher must have GoogLeNet's architecture; --learning-rate is then 0.0005 by"
                    + " default");
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
        return "trains a net to dream with, on classes of pictures or to imitate another net";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> train(options, terminal));
    }

    private int train(Given given, Terminal terminal) throws IOException {
        try (TargetLock held = training.lock(given)) {
            return locked(given, terminal);
        }
    }

    private int locked(Given given, Terminal terminal) throws IOException {
        requireSuitable(given);
        if (!given.has(teacher)) {
            alone.train(given, given.file(), models.get(), terminal);
            return ExitCode.DONE;
        }
        distil(given, terminal);
        return ExitCode.DONE;
    }

    private void requireSuitable(Given given) {
        if (given.has(channels) && !(given.has(teacher) && (given.has(alone.from()) || given.has(fitted)))) {
            throw new UsageException("--channels needs --teacher, and --from or --fit-layers");
        }
        if (given.has(fitted) && (!given.has(teacher) || given.has(alone.from()))) {
            throw new UsageException("--fit-layers needs --teacher, and cannot be used with --from");
        }
    }

    private void distil(Given given, Terminal terminal) throws IOException {
        List<DistilSettings.Head> heads =
                Stream.of(given.value(blobs).split(",")).map(TrainCommand::head).toList();
        Net large = models.get().resolve(given.value(teacher)).net();
        TrainingImages images = ClassTraining.images(given.file(), terminal);
        DistilSettings settings = settings(given, heads, images);
        Path out = training.resumes(given) ? training.folder(given) : training.freshFolder(given);
        Distillation trainer = new Distillation(large, images, given.file());
        try (Activity progress = terminal.progress("training")) {
            if (training.resumes(given)) {
                trainer.resume(out, training.givenSteps(given), training.between(given), progress);
            } else {
                start(given, trainer, settings, out, progress);
            }
            NetFile.write(trainer.export(out, "net", progress), Precision.FLOAT16, out.resolve(NET));
        } catch (UnsuitableNetException e) {
            throw new UsageException(e.getMessage(), e);
        }
        List<String> learnt = Distillation.classes(out);
        if (!learnt.isEmpty()) {
            Files.write(out.resolve(ClassTraining.LABELS), learnt);
        }
        terminal.out().println(out.resolve(NET));
    }

    private void start(Given given, Distillation trainer, DistilSettings settings, Path out, Activity progress)
            throws IOException {
        if (given.has(alone.from())) {
            Net net = models.get().resolve(given.value(alone.from())).net();
            trainer.startFrom(net, resized(given), settings, out, training.between(given), progress);
        } else if (given.has(fitted)) {
            trainer.startFitted(resized(given), settings, out, training.between(given), progress);
        } else {
            trainer.start(settings, out, training.between(given), progress);
        }
    }

    private Map<String, Integer> resized(Given given) {
        Map<String, Integer> resized = new HashMap<>();
        given.optional(channels)
                .ifPresent(words -> Stream.of(words.split(",")).forEach(word -> addChannels(word, resized)));
        return resized;
    }

    private static void addChannels(String word, Map<String, Integer> resized) {
        String[] pair = word.split("=");
        if (pair.length != 2 || !pair[1].matches("0|[1-9][0-9]{0,4}")) {
            throw new UsageException("--channels must be LAYER=N,..., had '" + word + "'");
        }
        resized.put(pair[0], Integer.valueOf(pair[1]));
    }

    private DistilSettings settings(Given given, List<DistilSettings.Head> heads, TrainingImages images) {
        return arguments.check(() -> new DistilSettings(
                given.has(alone.from()) ? null : new InceptionArchitecture(given.value(width)),
                given.has(fitted)
                        ? given.value(teacher)
                        : given.optional(alone.from()).orElse(null),
                heads,
                given.has(fitted) ? training.rate(given, FITTED_RATE) : training.rate(given),
                training.batch(given),
                training.crop(given),
                given.value(mosaic),
                training.seed(given),
                given.has(dreamt) ? given.value(dreamt) : training.batch(given) / DREAMT,
                given.has(classes) ? images.labels() : List.of()));
    }

    private static DistilSettings.Head head(String words) {
        String[] pair = words.split("=");
        if (pair.length != 2) {
            throw new UsageException("--blobs must be BLOB=LAYER,..., was '" + words + "'");
        }
        return new DistilSettings.Head(pair[0], pair[1]);
    }
}
