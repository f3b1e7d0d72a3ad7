package io.github.dreamsphere.cli;

import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.dream.DreamRun;
import io.github.dreamsphere.app.dream.WrongRequestException;
import io.github.dreamsphere.app.recipe.RecipeException;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.WrongValueException;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere dream}: photospheres in, their dreams out. */
final class DreamCommand implements Subcommand {
    private final Arguments arguments = new Arguments("dream [IN...] [-o OUT] [option...]", """
            Dreams photospheres or plain pictures: changes them, at several sizes and in many steps, so that
            what a layer of a neural net responds to in them grows. IN is a file or a folder; --start
            needs none. The defaults are those of Google's Deep Dream.""");
    private final OptionSpec<Path> output = arguments.path(
            List.of("o", "output"),
            "file for one dream, folder for several (default: IN's name with -dream added)",
            "OUT");
    private final OptionSpec<Void> recursive = arguments.flag("recursive", "search subfolders too");
    private final OptionSpec<Void> resume = arguments.flag(
            "resume", "continue an earlier run with the same options: keep whole results, start at the last snapshot");
    private final FieldOptions<DreamRequest> fields = new FieldOptions<>(arguments, RequestFields.DREAM);
    private final MemoryFlags memory = new MemoryFlags(arguments);
    private final SnapshotFlags snapshots = new SnapshotFlags(arguments);

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
        Optional<OptionSet> options = arguments.parse(given, terminal);
        return options.isPresent() ? dream(given, options.get(), terminal) : ExitCode.DONE;
    }

    private int dream(List<String> given, OptionSet options, Terminal terminal) throws IOException {
        RequestDraft<DreamRequest> draft = fields.read(given);
        requireNoKeyframes(draft);
        DreamFiles files = files(draft.request(), options);
        TerminalEvents events = new TerminalEvents(terminal);
        DreamRun run = new DreamRun(files, events);
        List<Job> jobs = arguments.checkFiles(run::jobs);
        try {
            SourcedRequest<DreamRequest> source = draft.load(Models.ofProcess());
            return events.end(run.dream(jobs, source));
        } catch (WrongValueException e) {
            throw FieldOptions.wrong(e);
        } catch (WrongRequestException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static void requireNoKeyframes(RequestDraft<DreamRequest> draft) throws RecipeException {
        if (draft.recipe().filter(recipe -> !recipe.keyframes().isEmpty()).isPresent()) {
            throw new RecipeException(
                    draft.recipe().get().source(), "has keyframes, which are for dreamsphere journey");
        }
    }

    private DreamFiles files(DreamRequest request, OptionSet options) {
        Optional<Path> target = options.has(output) ? Optional.of(arguments.value(options, output)) : Optional.empty();
        DreamFiles files = request.canvas().start().isPresent()
                ? fromNothing(target, options)
                : DreamFiles.of(arguments.check(
                        () -> new Inputs(arguments.files(options), target, options.has(recursive), false)));
        return files.withResume(options.has(resume))
                .withSnapshots(snapshots.read(options))
                .withMemory(memory.read(options));
    }

    private DreamFiles fromNothing(Optional<Path> target, OptionSet options) {
        List<Path> named = arguments.files(options);
        if (!named.isEmpty()) {
            throw new UsageException("--start dreams from nothing; leave out " + named.get(0));
        }
        return DreamFiles.fromNothing(target.orElseThrow(
                () -> new UsageException("--start dreams from nothing; name the result with -o OUT")));
    }
}
