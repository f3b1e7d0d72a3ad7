package io.github.dreamsphere.cli;

import io.github.dreamsphere.SnapshotOptions;
import io.github.dreamsphere.app.recipe.NumberRange;
import java.nio.file.Path;
import java.util.Optional;

/** The options for snapshots, from which a dream can continue after a stop. */
final class SnapshotFlags {
    private final Arguments arguments;
    private final Option<Path> folder;
    private final Option<Integer> every;

    SnapshotFlags(Arguments arguments) {
        this.arguments = arguments;
        folder = arguments.place(
                "snapshots",
                "folder for intermediate pictures, which have the size of their octave, and for the state from which"
                        + " --resume continues",
                "DIR");
        every = arguments.whole(
                "every", "steps between snapshots", "N", NumberRange.wholeFrom(1), SnapshotOptions.USUAL_STEPS);
    }

    /** The snapshots to keep. */
    Optional<SnapshotOptions> read(Given given) {
        if (given.has(every) && !given.has(folder)) {
            throw new UsageException("--every is the number of steps between snapshots; add --snapshots DIR");
        }
        return given.optional(folder).map(path -> arguments.check(() -> new SnapshotOptions(path, given.value(every))));
    }
}
