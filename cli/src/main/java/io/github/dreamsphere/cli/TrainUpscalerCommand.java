package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.upscaler.KernelMix;
import io.github.dreamsphere.models.train.upscaler.Loss;
import io.github.dreamsphere.models.train.upscaler.UpscalerPlan;
import io.github.dreamsphere.models.train.upscaler.UpscalerSettings;
import io.github.dreamsphere.models.train.upscaler.UpscalerTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere train-upscaler}: photographs in, a net that enlarges twice out. */
final class TrainUpscalerCommand implements Subcommand {
    private static final String NET = "upscaler.dsnet";

    private final Arguments arguments = new Arguments("train-upscaler DATA -o DIR [option...]", """
            Trains a net that enlarges pictures twice, on the photographs in folder DATA. DIR then holds the net
            (upscaler.dsnet), a checkpoint, and the curve of loss and validation PSNR (dB) as CSV and PNG.""");
    private final TrainingFlags training = new TrainingFlags(arguments, 7000, 8, 64);
    private final OptionSpec<Integer> channels = arguments.option(
            "channels",
            "channels of each hidden layer; " + UpscalerPlan.defaults().channels() + ", or as NET, if not given",
            "N",
            Integer.class);
    private final OptionSpec<Integer> layers = arguments.option(
            "layers",
            "convolutions in all; " + UpscalerPlan.defaults().layers() + ", or as NET, if not given",
            "N",
            Integer.class);
    private final OptionSpec<String> from = arguments.option(
            "from",
            "start from the weights of NET, an upscaler trained so: its name, its file, or the folder of its training;"
                    + " with more --layers it grows; give it again to start from the mean of several",
            "NET",
            String.class);
    private final OptionSpec<KernelMix> kernels = arguments
            .option(
                    "kernels",
                    "how photographs are made small: bicubic, box, lanczos, gaussian, each with its share",
                    "NAME*SHARE,...",
                    KernelMix.class)
            .defaultsTo(KernelMix.BICUBIC);
    private final OptionSpec<Integer> denoise = arguments
            .option(
                    "denoise",
                    "how much noise and JPEG artefacts the net learns to remove, 0 to 3",
                    "LEVEL",
                    Integer.class)
            .defaultsTo(0);
    private final OptionSpec<Double> drawn = arguments
            .option(
                    "drawn",
                    "the share of crops that are drawings of lettering, windows, stripes and shapes, 0 to 1",
                    "SHARE",
                    Double.class)
            .defaultsTo(0.05);
    private final OptionSpec<Loss> loss = arguments
            .choice("loss", "the difference that is made small; decibels, which is PSNR, at the end", Loss.class)
            .defaultsTo(Loss.ABSOLUTE);

    @Override
    public String name() {
        return "train-upscaler";
    }

    @Override
    public String summary() {
        return "trains a net that enlarges pictures twice";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> train(options, terminal));
    }

    private void train(OptionSet options, Terminal terminal) throws IOException {
        Path data = arguments.file(options);
        Path out = training.folder(options);
        if (training.resumes(options)) {
            resume(options, data, out, terminal);
        } else {
            start(options, data, out, terminal);
        }
        Path net = out.resolve(NET);
        NetFile.write(UpscalerTraining.export(out, "upscaler"), Precision.FLOAT32, net);
        terminal.out().println(net);
    }

    private void start(OptionSet options, Path data, Path out, Terminal terminal) throws IOException {
        List<Net> first = new ArrayList<>();
        for (String name : options.valuesOf(from)) {
            first.add(net(name));
        }
        UpscalerSettings settings = settings(options, first);
        UpscalerTraining trainer = new UpscalerTraining(data);
        try (Activity progress = terminal.progress("training")) {
            if (first.isEmpty()) {
                trainer.start(settings, out, training.between(options), progress);
            } else {
                trainer.startFrom(first, settings, out, training.between(options), progress);
            }
        }
    }

    private void resume(OptionSet options, Path data, Path out, Terminal terminal) throws IOException {
        UpscalerPlan begun = UpscalerTraining.settings(out).plan();
        UpscalerPlan wanted = plan(options, begun);
        if (!wanted.equals(begun)) {
            throw new UsageException(out + ": the training there is of " + begun.layers() + " layers of "
                    + begun.channels() + " channels, not " + wanted.layers() + " of " + wanted.channels()
                    + "; leave --layers and --channels away to go on with it, or start another with --from " + out);
        }
        UpscalerTraining trainer = new UpscalerTraining(data);
        try (Activity progress = terminal.progress("training")) {
            trainer.resume(out, training.givenSteps(options), training.between(options), progress);
        }
    }

    private static Net net(String name) throws IOException {
        Path place = Path.of(name);
        return Files.exists(place.resolve(TrainingLoop.CHECKPOINT))
                ? UpscalerTraining.export(place, name)
                : Models.ofProcess().resolve(name).net();
    }

    private UpscalerPlan plan(OptionSet options, UpscalerPlan usual) {
        return arguments.check(() -> new UpscalerPlan(
                options.has(channels) ? options.valueOf(channels) : usual.channels(),
                options.has(layers) ? options.valueOf(layers) : usual.layers()));
    }

    private UpscalerSettings settings(OptionSet options, List<Net> first) {
        UpscalerPlan usual =
                arguments.check(() -> first.isEmpty() ? UpscalerPlan.defaults() : UpscalerTraining.plan(first.get(0)));
        UpscalerPlan plan = plan(options, usual);
        return arguments.check(() -> new UpscalerSettings(
                plan,
                training.rate(options),
                training.batch(options),
                training.crop(options),
                training.seed(options),
                options.valueOf(kernels),
                options.valueOf(denoise),
                options.valueOf(drawn),
                options.valueOf(loss)));
    }
}
