package io.github.dreamsphere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;

/** A subcommand's command line as it was given. A value that cannot be converted is a {@link UsageException}. */
final class Given {
    private final Arguments arguments;
    private final OptionSet options;

    Given(Arguments arguments, OptionSet options) {
        this.arguments = arguments;
        this.options = options;
    }

    /** Whether {@code option} was given. */
    boolean has(Option<?> option) {
        return options.has(option.spec());
    }

    /** The value of an option that was given or has a default. */
    <T> T value(Option<T> option) {
        return optional(option).orElseThrow();
    }

    /** The value of an option, or its default; empty if it has neither. */
    <T> Optional<T> optional(Option<T> option) {
        return arguments.value(options, option.spec());
    }

    /** The values of an option that may be repeated or takes a list. */
    <T> List<T> values(Option<T> option) {
        return arguments.check(() -> options.valuesOf(option.spec()));
    }

    /** The values of an option that was given as they were written; {@code true} for a flag. */
    List<String> words(Option<?> option) {
        List<String> words =
                options.valuesOf(option.spec()).stream().map(String::valueOf).toList();
        return words.isEmpty() ? List.of("true") : words;
    }

    /** The files named beside the options. */
    List<Path> files() {
        return arguments.files(options);
    }

    /** The one file named beside the options. */
    Path file() {
        return arguments.file(options);
    }
}
