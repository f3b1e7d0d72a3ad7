package io.github.dreamsphere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that keep a run's way, so that it can go on after a stop. */
final class SnapshotFlags {
    private static final int EVERY = 5;

    private final Arguments arguments;
    private final OptionSpec<Path> folder;
    private final OptionSpec<Integer> every;

    SnapshotFlags(Arguments arguments) {
        this.arguments = arguments;
        folder = arguments.path(
                List.of("snapshots"),
                "write pictures of the dream as it goes into this folder, each as large as its octave, and what is"
                        + " needed to go on after a stop",
                "DIR");
        every = arguments
                .option("every", "steps from snapshot to snapshot", "N", Integer.class)
                .defaultsTo(EVERY);
    }

    /** Where snapshots go, if they are wanted. */
    Optional<Path> folder(OptionSet options) {
        return options.has(folder) ? Optional.of(arguments.value(options, folder)) : Optional.empty();
    }

    /** Steps from snapshot to snapshot. */
    int every(OptionSet options) {
        int steps = arguments.value(options, every);
        if (steps < 1) {
            throw new UsageException("--every must be >= 1, was " + steps);
        }
        if (options.has(every) && !options.has(folder)) {
            throw new UsageException("--every says how often there are snapshots; --snapshots DIR says where");
        }
        return steps;
    }
}
