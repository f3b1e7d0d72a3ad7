package io.github.dreamsphere.cli;

import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.app.dream.DreamRun;
import io.github.dreamsphere.app.recipe.RecipeException;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.core.batch.Job;
import java.io.IOException;
import java.util.List;

/** {@code dreamsphere dream}: photospheres in, their dreams out. */
final class DreamCommand implements Subcommand {
    private final Arguments arguments = new Arguments(
            "dream [IN...] [-o OUT] [option...]", """
            Changes photospheres or plain pictures by gradient ascent, so that a layer of a neural net responds more
            strongly to them. It takes many steps at each of several sizes, smallest first. IN is a file, a folder or
            - for standard input; with --start there is no IN.""", "dream IN.jpg --layer mixed4a --octaves 5 -o OUT.jpg");
    private final InputFlags inputs;
    private final FieldOptions<DreamRequest> fields = new FieldOptions<>(arguments, RequestFields.DREAM);
    private final MemoryFlags memory;
    private final SnapshotFlags snapshots;

    DreamCommand() {
        arguments.group("Input and output");
        inputs = new InputFlags(arguments, "IN's name with -dream added");
        fields.add(FieldHelp.Group.INPUT);
        fields.addDream();
        arguments.group("Memory and resume");
        memory = new MemoryFlags(arguments);
        snapshots = new SnapshotFlags(arguments);
        inputs.addResume(
                arguments,
                "continue an earlier run with the same options: keep finished results, and start from the last"
                        + " snapshot");
    }

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String summary() {
        return "makes a dream of a photosphere or a plain picture";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> dream(options, terminal));
    }

    private int dream(Given given, Terminal terminal) throws IOException {
        RequestDraft<DreamRequest> draft = fields.read(given);
        requireNoKeyframes(draft);
        DreamFiles files = files(draft.request(), given);
        TerminalEvents events = new TerminalEvents(terminal);
        DreamRun run = new DreamRun(files, events);
        List<Job> jobs = arguments.checkFiles(run::jobs);
        return FieldOptions.load(draft, source -> events.end(run.dream(jobs, source)));
    }

    private static void requireNoKeyframes(RequestDraft<DreamRequest> draft) throws RecipeException {
        if (draft.recipe().filter(recipe -> !recipe.keyframes().isEmpty()).isPresent()) {
            throw new RecipeException(
                    draft.recipe().get().source(), "has keyframes, which are for dreamsphere journey");
        }
    }

    private DreamFiles files(DreamRequest request, Given given) throws IOException {
        DreamFiles files =
                request.canvas().start().isPresent() ? fromNothing(given) : DreamFiles.of(inputs.inputs(given));
        return files.withResume(inputs.resumes(given))
                .withSnapshots(snapshots.read(given))
                .withMemory(memory.read(given));
    }

    private DreamFiles fromNothing(Given given) throws IOException {
        if (!given.files().isEmpty()) {
            throw new UsageException("--start takes the place of an input; leave out "
                    + given.files().get(0));
        }
        return DreamFiles.fromNothing(inputs.output(given)
                .orElseThrow(() -> new UsageException(
                        "--start has no input to name the result after; name the result with -o OUT")));
    }
}
