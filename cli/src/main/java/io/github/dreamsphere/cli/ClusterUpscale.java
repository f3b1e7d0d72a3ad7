package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.cluster.UpscaleWork;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code dreamsphere cluster upscale}: enlarges photospheres and pictures on many machines. */
final class ClusterUpscale implements Subcommand {
    private final Arguments arguments = new Arguments(
            "cluster upscale IN... -o OUT --master MASTER [option...]",
            """
            Enlarges every picture as dreamsphere upscale does, on the machines of an Apache Spark cluster. The bytes are
            those of dreamsphere upscale on a processor of the same kind with up to eight cores. IN is a file or a folder:
            a path that every machine sees, or an address such as s3a://bucket/folder. --memory is that of each
            process.""",
            "cluster upscale PICTURES -o LARGE --master 'local-cluster[2,1,3072]'");
    private final ClusterFlags cluster = new ClusterFlags(arguments);
    private final UpscaleFlags upscale = new UpscaleFlags(arguments);

    @Override
    public String name() {
        return "upscale";
    }

    @Override
    public String summary() {
        return "enlarges many photospheres or pictures";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> upscale(options, terminal));
    }

    private int upscale(Given given, Terminal terminal) throws IOException {
        UpscaleRequest request = upscale.request(given);
        OptionalLong memory = request.options().memory();
        Optional<MemorySize> limit =
                memory.isPresent() ? Optional.of(new MemorySize(memory.getAsLong())) : Optional.empty();
        return cluster.run(
                given,
                limit,
                request.format(),
                folder -> UpscaleWork.of(request, Models.ofProcess(), folder),
                terminal);
    }
}
