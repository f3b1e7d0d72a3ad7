package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Batch;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere dream}: photospheres in, their dreams out. */
final class DreamCommand implements Subcommand {
    private final Arguments arguments = new Arguments("dream IN... [-o OUT] [option...]", """
            Dreams photospheres: changes them, over several sizes and many steps, so that what a layer of a
            neural net answers to in them grows. The defaults are those of Google's Deep Dream. IN is a file or a
            folder.""");
    private final OptionSpec<Path> output = arguments.path(
            List.of("o", "output"),
            "where to: a file for one, else a folder; IN's name with -dream added, if not given",
            "OUT");
    private final OptionSpec<Integer> upscale = arguments
            .option("upscale", "enlarge the dream by this factor, 1 or 2", "N", Integer.class)
            .defaultsTo(1);
    private final OptionSpec<Void> recursive = arguments.flag("recursive", "enter folders in folders");
    private final OptionSpec<Void> resume = arguments.flag(
            "resume",
            "go on with what was begun with the same options: keep whole results, begin at the last snapshot");
    private final DreamFlags how = new DreamFlags(arguments);
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

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        Order order = recipes.order(given);
        Optional<OptionSet> parsed = arguments.parse(order.arguments(), terminal);
        return parsed.isPresent() ? dream(order, parsed.get(), terminal) : ExitCode.DONE;
    }

    private int dream(Order order, OptionSet options, Terminal terminal) throws IOException {
        int factor = factor(options);
        int every = snapshots.every(options);
        how.check(options);
        Inputs inputs = inputs(options);
        List<Job> jobs = inputs.areSeveral() ? inputs.jobs("") : List.of(inputs.job("dream"));
        Ingredients ingredients = new Ingredients(order, arguments, options);
        Model net = how.model(options);
        ingredients.with(net).check(terminal);
        Dreaming dreaming = how.read(options, net);
        try (Dreamer dreamer = new Dreamer(net);
                ProgressDisplay progress = terminal.progress("dreaming")) {
            DreamTask task = new DreamTask(
                    dreamer.plan(dreaming),
                    new DreamRecord(order, recipes, how.chosen(options, net), ingredients),
                    photosphere -> how.scaled(photosphere, options),
                    factor,
                    places(options, inputs),
                    every,
                    options.has(resume),
                    terminal);
            TerminalBatchLog log = new TerminalBatchLog(terminal);
            return log.summary(new Batch(task, options.has(resume), log).run(jobs, progress));
        }
    }

    private Inputs inputs(OptionSet options) {
        Optional<Path> target = options.has(output) ? Optional.of(arguments.value(options, output)) : Optional.empty();
        return new Inputs(arguments.files(options), target, options.has(recursive));
    }

    private Optional<SnapshotPlaces> places(OptionSet options, Inputs inputs) {
        return snapshots
                .folder(options)
                .map(folder -> new SnapshotPlaces(folder, inputs.output().filter(results -> inputs.areSeveral())));
    }

    private int factor(OptionSet options) {
        int factor = arguments.value(options, upscale);
        if (factor != 1 && factor != 2) {
            throw new UsageException("--upscale must be 1 or 2, was " + factor);
        }
        return factor;
    }
}
