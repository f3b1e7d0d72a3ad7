package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say how much memory a dream may take, and where to put what does not fit. */
final class MemoryFlags {
    private final Arguments arguments;
    private final OptionSpec<MemorySize> memory;
    private final OptionSpec<Path> scratch;

    MemoryFlags(Arguments arguments) {
        this.arguments = arguments;
        memory = arguments.option(
                "memory",
                "keep to this much, e.g. 4g or 800m; what does not fit goes into a scratch file, the dream stays the"
                        + " same; half of the machine's, if not given",
                "SIZE",
                MemorySize.class);
        scratch = arguments.path(
                List.of("scratch"), "where a scratch file goes that is needed; beside OUT, if not given", "DIR");
    }

    /** The bytes to keep to, if given. */
    Optional<MemorySize> memory(OptionSet options) {
        return options.has(memory) ? Optional.of(arguments.value(options, memory)) : Optional.empty();
    }

    /** The folder of scratch files, if given. */
    Optional<Path> scratch(OptionSet options) {
        return options.has(scratch) ? Optional.of(arguments.value(options, scratch)) : Optional.empty();
    }
}
