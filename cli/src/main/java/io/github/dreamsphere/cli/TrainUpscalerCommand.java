package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.upscaler.UpscalerPlan;
import io.github.dreamsphere.models.train.upscaler.UpscalerSettings;
import io.github.dreamsphere.models.train.upscaler.UpscalerTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere train-upscaler}: photographs in, a net that enlarges twice out. */
final class TrainUpscalerCommand implements Subcommand {
    private static final String NET = "upscaler.dsnet";

    private final Arguments arguments = new Arguments("train-upscaler DATA -o DIR [option...]", """
            Trains a net that enlarges pictures twice, on the photographs in folder DATA. DIR then holds the net
            (upscaler.dsnet), a checkpoint, and the curve of loss and validation PSNR (dB) as CSV and PNG.""");
    private final TrainingFlags training = new TrainingFlags(arguments, 7000, 8, 48);
    private final OptionSpec<Integer> channels = arguments
            .option("channels", "channels of each hidden layer", "N", Integer.class)
            .defaultsTo(UpscalerPlan.defaults().channels());
    private final OptionSpec<Integer> layers = arguments
            .option("layers", "convolutions in all", "N", Integer.class)
            .defaultsTo(UpscalerPlan.defaults().layers());

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
        Optional<OptionSet> parsed = arguments.parse(given, terminal);
        if (parsed.isPresent()) {
            train(parsed.get(), terminal);
        }
        return ExitCode.DONE;
    }

    private void train(OptionSet options, Terminal terminal) throws IOException {
        Path data = arguments.file(options);
        UpscalerSettings settings = settings(options);
        Path out = training.folder(options);
        UpscalerTraining trainer = new UpscalerTraining(data);
        try (ProgressDisplay progress = terminal.progress("training")) {
            if (training.resumes(options)) {
                trainer.resume(out, training.givenSteps(options), training.between(options), progress);
            } else {
                trainer.start(settings, out, training.between(options), progress);
            }
        }
        Path net = out.resolve(NET);
        NetFile.write(UpscalerTraining.export(out, "upscaler"), Precision.FLOAT32, net);
        terminal.out().println(net);
    }

    private UpscalerSettings settings(OptionSet options) {
        return arguments.check(() -> new UpscalerSettings(
                new UpscalerPlan(options.valueOf(channels), options.valueOf(layers)),
                training.rate(options),
                training.batch(options),
                training.crop(options),
                training.seed(options)));
    }
}
