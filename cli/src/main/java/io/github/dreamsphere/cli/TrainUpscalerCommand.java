package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.upscaler.KernelMix;
import io.github.dreamsphere.models.train.upscaler.Loss;
import io.github.dreamsphere.models.train.upscaler.UpscalerArchitecture;
import io.github.dreamsphere.models.train.upscaler.UpscalerSettings;
import io.github.dreamsphere.models.train.upscaler.UpscalerTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code dreamsphere train-upscaler}: trains a net that doubles the size of pictures. */
final class TrainUpscalerCommand implements Subcommand {
    private static final String NET = "upscaler.dsnet";

    private final Arguments arguments =
            new Arguments("train-upscaler DATA -o DIR [option...]", """
            Trains a net that doubles the size of pictures, on the photographs in the folder DATA. DIR gets the net
            (upscaler.dsnet), a checkpoint, and the curve of loss and validation PSNR (dB) as CSV and PNG.""", "train-upscaler PHOTOGRAPHS -o NET");
    private final TrainingFlags training = new TrainingFlags(arguments, 7000, 8, 64);
    private final Option<Integer> channels = arguments
            .group("The net and its examples")
            .whole(
                    "channels",
                    "channels of each hidden layer (default: NET's, or "
                            + UpscalerArchitecture.defaults().channels() + ")",
                    "N",
                    NumberRange.wholeFrom(1));
    private final Option<Integer> layers = arguments.whole(
            "layers",
            "number of convolutions (default: NET's, or "
                    + UpscalerArchitecture.defaults().layers() + ")",
            "N",
            NumberRange.wholeFrom(1));
    private final Option<Void> luma =
            arguments.toggle("luma", "the net enlarges luma only (default: as NET, or the colours)");
    private final Option<String> from = arguments.text(
            "from",
            "start from the weights of NET, an upscaler trained by this command: its name, file or training folder; a"
                    + " larger --layers or --channels adds to it; can be repeated to start from the mean of several nets",
            "NET");
    private final Option<KernelMix> kernels = arguments.typed(
            "kernels",
            "filters that shrink the photographs: bicubic, box, lanczos, gaussian, each with its relative share",
            "NAME*SHARE,...",
            KernelMix::valueOf,
            KernelMix.BICUBIC);
    private final Option<Integer> denoise = arguments.whole(
            "denoise",
            "how much noise and JPEG artefacts the net learns to remove, 0 to 3",
            "LEVEL",
            NumberRange.whole(0, 3),
            0);
    private final Option<Double> drawn = arguments.number(
            "drawn",
            "share of crops from synthetic drawings of lettering, windows, stripes and shapes, 0 to 1",
            "SHARE",
            NumberRange.decimal(0, 1),
            0.05);
    private final Option<Loss> loss = arguments.oneOf(
            "loss",
            "the loss to minimise: the mean absolute error, the mean squared error, the negative PSNR of the"
                    + " colours, or that of mostly the luma",
            Loss.ABSOLUTE);

    @Override
    public String name() {
        return "train-upscaler";
    }

    @Override
    public String summary() {
        return "trains a net that doubles the size of pictures";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> train(options, terminal));
    }

    private int train(Given given, Terminal terminal) throws IOException {
        Path data = given.file();
        Path out = training.folder(given);
        Path net = out.resolve(NET);
        try (TargetLock held = training.lock(given)) {
            if (training.resumes(given)) {
                resume(given, data, out, terminal);
            } else {
                start(given, data, out, terminal);
            }
            NetFile.write(UpscalerTraining.export(out, "upscaler"), Precision.FLOAT32, net);
        }
        terminal.out().println(net);
        return ExitCode.DONE;
    }

    private void start(Given given, Path data, Path out, Terminal terminal) throws IOException {
        List<Net> first = new ArrayList<>();
        for (String name : given.values(from)) {
            first.add(net(name));
        }
        UpscalerSettings settings = settings(given, first);
        UpscalerTraining trainer = new UpscalerTraining(data);
        try (Activity progress = terminal.progress("training")) {
            if (first.isEmpty()) {
                trainer.start(settings, out, training.between(given), progress);
            } else {
                trainer.startFrom(first, settings, out, training.between(given), progress);
            }
        }
    }

    private void resume(Given given, Path data, Path out, Terminal terminal) throws IOException {
        UpscalerArchitecture begun = UpscalerTraining.settings(out).architecture();
        UpscalerArchitecture wanted = plan(given, begun);
        if (!wanted.equals(begun)) {
            throw new UsageException(out + ": the training in it has " + begun.layers() + " layers of "
                    + begun.channels() + " channels" + kind(begun) + ", not " + wanted.layers() + " of "
                    + wanted.channels() + kind(wanted)
                    + "; leave out --layers, --channels and --luma to continue it, or start another with --from "
                    + out);
        }
        UpscalerTraining trainer = new UpscalerTraining(data);
        try (Activity progress = terminal.progress("training")) {
            trainer.resume(out, training.givenSteps(given), training.between(given), progress);
        }
    }

    private static String kind(UpscalerArchitecture architecture) {
        return architecture.picture() == ImageSpec.Channels.LUMA ? " for luma" : "";
    }

    private static Net net(String name) throws IOException {
        Path place = Path.of(name);
        return Files.exists(place.resolve(TrainingLoop.CHECKPOINT))
                ? UpscalerTraining.export(place, name)
                : Models.ofProcess().resolve(name).net();
    }

    private UpscalerArchitecture plan(Given given, UpscalerArchitecture usual) {
        return arguments.check(() -> new UpscalerArchitecture(
                given.has(channels) ? given.value(channels) : usual.channels(),
                given.has(layers) ? given.value(layers) : usual.layers(),
                given.has(luma) ? ImageSpec.Channels.LUMA : usual.picture()));
    }

    private UpscalerSettings settings(Given given, List<Net> first) {
        UpscalerArchitecture usual = arguments.check(
                () -> first.isEmpty() ? UpscalerArchitecture.defaults() : UpscalerTraining.architecture(first.get(0)));
        UpscalerArchitecture plan = plan(given, usual);
        return arguments.check(() -> new UpscalerSettings(
                plan,
                training.rate(given),
                training.batch(given),
                training.crop(given),
                training.seed(given),
                given.value(kernels),
                given.value(denoise),
                given.value(drawn),
                given.value(loss)));
    }
}
