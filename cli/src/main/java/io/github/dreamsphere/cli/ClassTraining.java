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
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere train} without a teacher: the classes are what is learnt. */
final class ClassTraining {
    private static final String NET = "net.dsnet";
    static final String LABELS = "labels.txt";

    private final Arguments arguments;
    private final TrainingFlags training;
    private final OptionSpec<Double> width;
    private final OptionSpec<Architecture> architecture;
    private final OptionSpec<String> from;
    private final OptionSpec<String> cut;
    private final OptionSpec<Distortion.Manner> distortion;

    ClassTraining(Arguments arguments, TrainingFlags training, OptionSpec<Double> width) {
        this.arguments = arguments;
        this.training = training;
        this.width = width;
        architecture = arguments
                .choice("architecture", "without a teacher: the new net's body", Architecture.class)
                .defaultsTo(Architecture.INCEPTION);
        from = arguments.option(
                "from",
                "without a teacher: train this net further instead, under a new head; its name, folder or file",
                "NET",
                String.class);
        cut = arguments.option("cut", "the last layer of --from to keep", "BLOB", String.class);
        distortion = arguments
                .choice(
                        "distortion",
                        "without a teacher: crops of nearly the whole picture, or of 8 % to 100 % of it with stronger"
                                + " changes of light, as GoogLeNet was trained",
                        Distortion.Manner.class)
                .defaultsTo(Distortion.Manner.GOOGLENET);
    }

    /** The pictures of {@code data}; how many of them were broken is told. */
    static TrainingImages images(Path data, Terminal terminal) throws IOException {
        TrainingImages images = TrainingImages.read(data);
        if (images.broken() > 0) {
            terminal.warn(data + ": " + images.broken() + " broken pictures were left out");
        }
        return images;
    }

    void train(OptionSet options, Path data, Models models, Terminal terminal) throws IOException {
        if (options.has(from) != options.has(cut) && !training.resumes(options)) {
            throw new UsageException("--from NET and --cut BLOB belong together: the net, and its last layer to keep");
        }
        if (options.has(from) && options.has(architecture)) {
            throw new UsageException("--from brings an architecture of its own; leave --architecture out");
        }
        ClassSettings settings = settings(options);
        Classification trainer = new Classification(images(data, terminal), data);
        Path out = training.resumes(options) ? training.folder(options) : training.freshFolder(options);
        try (Activity progress = terminal.progress("training")) {
            if (training.resumes(options)) {
                trainer.resume(out, training.givenSteps(options), given(options), training.between(options), progress);
            } else if (options.has(from)) {
                trainer.start(base(options, models), settings, out, training.between(options), progress);
            } else {
                trainer.start(settings, out, training.between(options), progress);
            }
        }
        Path net = out.resolve(NET);
        Files.write(out.resolve(LABELS), Classification.labels(out));
        NetFile.write(Classification.export(out, "net"), Precision.FLOAT16, net);
        terminal.out().println(net);
    }

    private ClassSettings settings(OptionSet options) {
        boolean fresh = !options.has(from);
        return arguments.check(() -> new ClassSettings(
                fresh ? options.valueOf(architecture) : null,
                options.valueOf(width),
                options.valueOf(from),
                options.valueOf(cut),
                List.of(),
                options.valueOf(distortion),
                training.rate(options),
                training.batch(options),
                training.crop(options),
                training.seed(options)));
    }

    private Map<String, String> given(OptionSet options) {
        Map<String, String> given = training.given(options);
        for (OptionSpec<?> spec : List.of(architecture, width, from, cut, distortion)) {
            if (options.has(spec)) {
                Object value = arguments.value(options, spec);
                given.put(spec.options().get(0), value instanceof Enum<?> choice ? Choice.word(choice) : "" + value);
            }
        }
        return given;
    }

    /** The net to train further, as far as it is kept; it must fit the crops. */
    private Net base(OptionSet options, Models models) throws IOException {
        Net net = models.resolve(arguments.value(options, from)).net().upTo(arguments.value(options, cut));
        int crop = training.crop(options);
        try {
            net.shapes(crop, crop);
        } catch (ShapeException e) {
            throw new UsageException(e.getMessage() + "; cut it earlier with --cut, or take larger crops", e);
        }
        return net;
    }
}
