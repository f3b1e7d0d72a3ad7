package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.MemorySize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that limit the memory of a dream. */
final class MemoryFlags {
    private final Arguments arguments;
    private final OptionSpec<MemorySize> memory;
    private final OptionSpec<Path> scratch;

    MemoryFlags(Arguments arguments) {
        this.arguments = arguments;
        memory = arguments.option(
                "memory",
                "memory to use at most, e.g. 4g or 800m (default: half of the machine's); what does not fit goes to a"
                        + " scratch file, and the dream stays the same",
                "SIZE",
                MemorySize.class);
        scratch = arguments.path(List.of("scratch"), "folder for the scratch file (default: beside OUT)", "DIR");
    }

    /** The limits. */
    MemoryOptions read(OptionSet options) {
        return new MemoryOptions(
                Optional.ofNullable(arguments.value(options, memory)),
                Optional.ofNullable(arguments.value(options, scratch)));
    }
}
