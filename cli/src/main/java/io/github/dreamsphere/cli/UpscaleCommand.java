package io.github.dreamsphere.cli;

import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.file.EnlargingTask;
import io.github.dreamsphere.upscale.file.FileUpscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import io.github.dreamsphere.upscale.net.NetFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere upscale}: photospheres and pictures in, larger ones out. */
final class UpscaleCommand implements Subcommand {
    private final Arguments arguments = new Arguments("upscale IN... [-o OUT] [option...]", """
            Enlarges photospheres by a neural net, on the sphere: neither seam nor poles show. IN is a file or a
            folder. Files are read and written in bands, so that their size is limited by the disk alone.""");
    private final OptionSpec<Path> output = arguments.path(
            List.of("o", "output"),
            "where to: a file for one, else a folder; IN's name with -2x or the like added, if not given",
            "OUT");
    private final OptionSpec<Double> scale = arguments
            .option("scale", "how many times as large, 1 to 16", "FACTOR", Double.class)
            .defaultsTo(2.0);
    private final OptionSpec<Integer> width = arguments.option("width", "how wide instead, pixels", "W", Integer.class);
    private final OptionSpec<String> model = arguments
            .option("model", "a net: its name, a file, or a folder of waifu2x nets", "NET", String.class)
            .defaultsTo(BuiltIn.UPSCALE_2X.netName());
    private final OptionSpec<Void> recursive = arguments.flag("recursive", "enter folders in folders");
    private final OptionSpec<Void> resume =
            arguments.flag("resume", "leave alone what is there already and can be read to its end");
    private final UpscaleFlags how = new UpscaleFlags(arguments);

    @Override
    public String name() {
        return "upscale";
    }

    @Override
    public String summary() {
        return "enlarges photospheres and pictures";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        Optional<OptionSet> parsed = arguments.parse(given, terminal);
        return parsed.isPresent() ? upscale(parsed.get(), terminal) : ExitCode.DONE;
    }

    private int upscale(OptionSet options, Terminal terminal) throws IOException {
        Enlargement enlargement = arguments.check(() -> options.has(width)
                ? Enlargement.toWidth(options.valueOf(width))
                : Enlargement.by(options.valueOf(scale)));
        List<Job> jobs = jobs(options);
        NetFamily family = NetFamilies.resolve(arguments.value(options, model), Models.ofProcess());
        try (Upscaler upscaler = new Upscaler(family, how.options(options))) {
            FileUpscaler files = new FileUpscaler(
                    upscaler,
                    enlargement,
                    how.layout(options),
                    how.writing(options),
                    how.settings(options, family, enlargement));
            EnlargingTask task = new EnlargingTask(files, new UpscaleLog(terminal));
            TerminalEvents events = new TerminalEvents(terminal);
            return events.end(BatchRun.of(task, jobs, options.has(resume), "enlarging", events));
        }
    }

    private List<Job> jobs(OptionSet options) throws IOException {
        Optional<Path> target = options.has(output) ? Optional.of(arguments.value(options, output)) : Optional.empty();
        Inputs inputs = arguments.check(
                () -> new Inputs(arguments.files(options), target, options.has(recursive), options.has(resume)));
        String suffix = options.has(width) ? options.valueOf(width) + "px" : suffix(options);
        return arguments.checkFiles(() -> BatchJobs.of(inputs, suffix, how.ending(options)));
    }

    private String suffix(OptionSet options) {
        double factor = options.valueOf(scale);
        return (factor == Math.rint(factor) ? String.valueOf((int) factor) : String.valueOf(factor)) + "x";
    }
}
