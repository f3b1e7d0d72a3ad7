package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.MemorySize;
import java.nio.file.Path;

/** The options that limit the memory of a dream. */
final class MemoryFlags {
    private final Option<MemorySize> memory;
    private final Option<Path> scratch;

    MemoryFlags(Arguments arguments) {
        memory = arguments.typed(
                "memory",
                "memory limit, such as 4g or 800m (default: half of the machine's memory); what does not fit goes into"
                        + " a scratch file, and the result is the same",
                "SIZE",
                MemorySize.class,
                MemorySize::valueOf);
        scratch = arguments.place("scratch", "folder for the scratch file (default: beside OUT)", "DIR");
    }

    /** The limits. */
    MemoryOptions read(Given given) {
        return new MemoryOptions(given.optional(memory), given.optional(scratch));
    }
}
