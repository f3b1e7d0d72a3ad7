package io.github.dreamsphere.cli;

import io.github.dreamsphere.SnapshotOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options for snapshots, from which a dream can continue after a stop. */
final class SnapshotFlags {
    private final Arguments arguments;
    private final OptionSpec<Path> folder;
    private final OptionSpec<Integer> every;

    SnapshotFlags(Arguments arguments) {
        this.arguments = arguments;
        folder = arguments.path(
                List.of("snapshots"),
                "folder for pictures of the dream in progress, each as large as its octave, and for its state, from which"
                        + " --resume continues",
                "DIR");
        every = arguments
                .option("every", "steps between snapshots", "N", Integer.class)
                .defaultsTo(SnapshotOptions.USUAL_STEPS);
    }

    /** The snapshots to keep. */
    Optional<SnapshotOptions> read(OptionSet options) {
        if (options.has(every) && !options.has(folder)) {
            throw new UsageException("--every is the number of steps between snapshots; add --snapshots DIR");
        }
        return options.has(folder)
                ? Optional.of(
                        arguments.check(() -> new SnapshotOptions(options.valueOf(folder), options.valueOf(every))))
                : Optional.empty();
    }
}
