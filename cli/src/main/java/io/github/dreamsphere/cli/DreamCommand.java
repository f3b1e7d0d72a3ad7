package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.cli.recipe.RecipeException;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.models.catalog.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere dream}: photospheres in, their dreams out. */
final class DreamCommand implements Subcommand {
    private final Arguments arguments = new Arguments("dream [IN...] [-o OUT] [option...]", """
            Dreams photospheres, or plain pictures: changes them, over several sizes and many steps, so that what
            a layer of a neural net answers to in them grows. The defaults are those of Google's Deep Dream. IN
            is a file or a folder; --start needs none.""");
    private final OptionSpec<Path> output = arguments.path(
            List.of("o", "output"),
            "where to: a file for one, else a folder; IN's name with -dream added, if not given",
            "OUT");
    private final OptionSpec<Integer> upscale = arguments
            .option("upscale", "enlarge the dream by this factor, 1 or 2", "N", Integer.class)
            .defaultsTo(1);
    private final OptionSpec<Integer> quality = arguments
            .option("quality", "JPEG quality, 1 to 100", "QUALITY", Integer.class)
            .defaultsTo(WriteOptions.defaults().jpegQuality());
    private final OptionSpec<Void> recursive = arguments.flag("recursive", "enter folders in folders");
    private final OptionSpec<Void> resume = arguments.flag(
            "resume",
            "go on with what was begun with the same options: keep whole results, begin at the last snapshot");
    private final DreamFlags how = new DreamFlags(arguments);
    private final MemoryFlags memory = new MemoryFlags(arguments);
    private final SnapshotFlags snapshots = new SnapshotFlags(arguments);
    private final RecipeFlags recipes = new RecipeFlags(arguments);

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String summary() {
        return "dreams photospheres";
    }

    /** What recipes may set. */
    RecipeFlags recipes() {
        return recipes;
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        Order order = recipes.order(given);
        Optional<OptionSet> parsed = arguments.parse(order.arguments(), terminal);
        if (!order.keyframes().isEmpty()) {
            throw new RecipeException(
                    order.recipe().orElseThrow().source(), "has keyframes, which are for dreamsphere journey");
        }
        return parsed.isPresent() ? dream(order, parsed.get(), terminal) : ExitCode.DONE;
    }

    private int dream(Order order, OptionSet options, Terminal terminal) throws IOException {
        int factor = factor(options);
        int every = snapshots.every(options);
        WriteOptions writing = arguments.check(() -> WriteOptions.defaults().withJpegQuality(options.valueOf(quality)));
        how.check(options);
        boolean fromNothing = how.fromNothing(options);
        Optional<Inputs> inputs = fromNothing ? Optional.empty() : Optional.of(inputs(options));
        List<Job> jobs = inputs.isEmpty()
                ? List.of(jobFromNothing(options))
                : arguments.checkFiles(() -> BatchJobs.of(inputs.get(), "dream", ""));
        Ingredients ingredients = new Ingredients(order, arguments, options);
        Model net = how.model(options);
        ingredients.with(net, how.files(options, net)).check(terminal);
        Dreaming dreaming = how.read(options, net);
        try (Dreamer dreamer = new Dreamer(net)) {
            DreamTask task = new DreamTask(
                    dreamer.plan(dreaming),
                    new DreamRecord(DreamRecord.settings(order, recipes, how.chosen(options, net)), ingredients),
                    source -> how.canvas(options, source),
                    new DreamMemory(memory.memory(options), memory.scratch(options), terminal),
                    factor,
                    writing,
                    places(options, inputs),
                    every,
                    options.has(resume),
                    terminal);
            if (fromNothing) {
                try (Activity progress = terminal.progress("dreaming")) {
                    task.run(jobs.get(0), progress);
                }
                return ExitCode.DONE;
            }
            TerminalEvents events = new TerminalEvents(terminal);
            return events.end(BatchRun.of(task, jobs, options.has(resume), "dreaming", events));
        }
    }

    private Inputs inputs(OptionSet options) {
        Optional<Path> target = options.has(output) ? Optional.of(arguments.value(options, output)) : Optional.empty();
        return arguments.check(
                () -> new Inputs(arguments.files(options), target, options.has(recursive), options.has(resume)));
    }

    private Job jobFromNothing(OptionSet options) throws IOException {
        if (!arguments.files(options).isEmpty()) {
            throw new UsageException("--start dreams from nothing; leave out "
                    + arguments.files(options).get(0));
        }
        if (!options.has(output)) {
            throw new UsageException("--start dreams from nothing; say where to with -o OUT");
        }
        Path target = arguments.checkFiles(() -> Destination.picture(arguments.value(options, output)));
        return new Job(target, target);
    }

    private Optional<SnapshotPlaces> places(OptionSet options, Optional<Inputs> inputs) {
        Optional<Path> results = inputs.filter(Inputs::areSeveral).flatMap(Inputs::output);
        return snapshots.folder(options).map(folder -> new SnapshotPlaces(folder, results));
    }

    private int factor(OptionSet options) {
        int factor = arguments.value(options, upscale);
        if (factor != 1 && factor != 2) {
            throw new UsageException("--upscale must be 1 or 2, was " + factor);
        }
        return factor;
    }
}
