package io.github.dreamsphere.cli;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.cluster.DreamWork;
import io.github.dreamsphere.app.cluster.ShippedWork;
import io.github.dreamsphere.app.dream.DreamSession;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code dreamsphere cluster dream}: photospheres in, their dreams out, made by many machines. */
final class ClusterDream implements Subcommand {
    private final Arguments arguments = new Arguments(
            "cluster dream IN... -o OUT --master MASTER [option...]",
            """
            Dreams every picture as dreamsphere dream does, on the machines of an Apache Spark cluster. The bytes are
            those of dreamsphere dream on a processor of the same kind with up to eight cores. IN is a file or a folder: a
            path that every machine sees, or an address such as s3a://bucket/folder. A picture whose process is lost is
            done again. docs/cluster.md in the project says more.""",
            "cluster dream PICTURES -o DREAMS --master 'local-cluster[2,1,3072]'");
    private final ClusterFlags cluster = new ClusterFlags(arguments);
    private final Option<MemorySize> memory;
    private final FieldOptions<DreamRequest> fields = new FieldOptions<>(arguments, RequestFields.DREAM);

    ClusterDream() {
        memory = arguments.typed(
                "memory",
                "memory of each process: Java's heap and nets together; a dream that needs more uses a scratch file",
                "SIZE",
                MemorySize::valueOf,
                ClusterRequest.USUAL_MEMORY);
        arguments.group("Pictures");
        fields.add(FieldHelp.Group.INPUT);
        fields.addDream();
    }

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String summary() {
        return "makes dreams of many photospheres or plain pictures";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> dream(options, terminal));
    }

    private int dream(Given given, Terminal terminal) throws IOException {
        RequestDraft<DreamRequest> draft = fields.read(given);
        if (draft.request().canvas().start().isPresent()) {
            throw new UsageException("--start makes one picture from nothing, for which one machine is enough; use"
                    + " dreamsphere dream");
        }
        Optional<MemorySize> limit = given.has(memory) ? given.optional(memory) : Optional.empty();
        return cluster.run(given, limit, Optional.empty(), folder -> work(draft, limit, folder, terminal), terminal);
    }

    private static ShippedWork work(
            RequestDraft<DreamRequest> draft, Optional<MemorySize> limit, Path folder, Terminal terminal)
            throws IOException {
        return FieldOptions.load(draft, source -> {
            // What is wrong is told here, before anything is sent.
            new DreamSession(source, new TerminalEvents(terminal)).close();
            return DreamWork.of(source, limit, folder);
        });
    }
}
