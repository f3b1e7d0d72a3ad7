package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.classify.Architecture;
import io.github.dreamsphere.models.train.classify.ClassSettings;
import io.github.dreamsphere.models.train.classify.Classification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code dreamsphere train} without a teacher: learns the classes. */
final class ClassTraining {
    private static final String NET = "net.dsnet";
    static final String LABELS = "labels.txt";
    /** How many broken pictures a warning names at most. */
    private static final int MOST_NAMED = 5;

    private final Arguments arguments;
    private final TrainingFlags training;
    private final Option<Double> width;
    private final Option<Architecture> architecture;
    private final Option<String> from;
    private final Option<String> cut;
    private final Option<Distortion.Kind> distortion;

    ClassTraining(Arguments arguments, TrainingFlags training, Option<Double> width) {
        this.arguments = arguments;
        this.training = training;
        this.width = width;
        arguments.group("Learning classes without a teacher");
        architecture = arguments.oneOf("architecture", "architecture of the new net", Architecture.INCEPTION);
        from = arguments.text(
                "from",
                "start from this net instead of a new net: its name, folder or file. Without --teacher it gets a new"
                        + " head; with --teacher it must have been trained with a teacher",
                "NET");
        cut = arguments.text("cut", "with --from: the last layer to keep", "BLOB");
        distortion = arguments.oneOf(
                "distortion",
                "random changes of the crops. near: nearly the whole picture, slightly brighter, darker or tinted;"
                        + " googlenet: 8 % to 100 % of the picture, with stronger changes of light, as in the training of"
                        + " GoogLeNet",
                Distortion.Kind.GOOGLENET);
    }

    /** The net to start from. */
    Option<String> from() {
        return from;
    }

    /** The pictures of {@code data}, with a warning about broken ones. */
    static TrainingImages images(Path data, Terminal terminal) throws IOException {
        TrainingImages images = TrainingImages.read(data);
        List<String> broken = images.broken();
        if (!broken.isEmpty()) {
            String number = broken.size() == 1 ? "1 broken picture was" : broken.size() + " broken pictures were";
            String more = broken.size() > MOST_NAMED ? ", …" : "";
            String names = String.join(", ", broken.subList(0, Math.min(MOST_NAMED, broken.size())));
            terminal.warn(data + ": " + number + " left out: " + names + more);
        }
        return images;
    }

    void train(Given given, Path data, Models models, Terminal terminal) throws IOException {
        if (given.has(from) != given.has(cut) && !training.resumes(given)) {
            throw new UsageException("--from NET and --cut BLOB belong together: the net, and its last layer to keep");
        }
        if (given.has(from) && given.has(architecture)) {
            throw new UsageException("--from has its own architecture; leave --architecture out");
        }
        ClassSettings settings = settings(given);
        Classification trainer = new Classification(images(data, terminal), data);
        Path out = training.resumes(given) ? training.folder(given) : training.freshFolder(given);
        try (Activity progress = terminal.progress("training")) {
            if (training.resumes(given)) {
                trainer.resume(out, training.givenSteps(given), words(given), training.between(given), progress);
            } else if (given.has(from)) {
                trainer.start(base(given, models), settings, out, training.between(given), progress);
            } else {
                trainer.start(settings, out, training.between(given), progress);
            }
        }
        Path net = out.resolve(NET);
        Files.write(out.resolve(LABELS), Classification.labels(out));
        NetFile.write(Classification.export(out, "net"), Precision.FLOAT16, net);
        terminal.out().println(net);
    }

    private ClassSettings settings(Given given) {
        boolean fresh = !given.has(from);
        return arguments.check(() -> new ClassSettings(
                fresh ? given.value(architecture) : null,
                given.value(width),
                given.optional(from).orElse(null),
                given.optional(cut).orElse(null),
                List.of(),
                given.value(distortion),
                training.rate(given),
                training.batch(given),
                training.crop(given),
                training.seed(given)));
    }

    private Map<String, String> words(Given given) {
        Map<String, String> words = training.words(given);
        words.putAll(TrainingFlags.words(given, List.of(architecture, width, from, cut, distortion)));
        return words;
    }

    /** The part of {@code --from} that is kept and trained further; it must fit the crops. */
    private Net base(Given given, Models models) throws IOException {
        Net net = models.resolve(given.value(from)).net().upTo(given.value(cut));
        int crop = training.crop(given);
        try {
            net.shapes(crop, crop);
        } catch (ShapeException e) {
            throw new UsageException(e.getMessage() + "; cut it earlier with --cut, or take larger crops", e);
        }
        return net;
    }
}
