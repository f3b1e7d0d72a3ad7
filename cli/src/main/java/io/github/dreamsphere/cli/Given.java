package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.file.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;

/** A subcommand's command line as it was given. A value that cannot be converted is a {@link UsageException}. */
final class Given {
    private final Arguments arguments;
    private final OptionSet options;
    private final Pipes pipes;

    Given(Arguments arguments, OptionSet options, Pipes pipes) {
        this.arguments = arguments;
        this.options = options;
        this.pipes = pipes;
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

    /** The files named beside the options as they were given, streams too. */
    List<Path> named() {
        return arguments.files(options);
    }

    /** The files named beside the options; streams among them are read into files. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path file : arguments.files(options)) {
            files.add(pipes.input(file));
        }
        return files;
    }

    /** The addresses written beside the options: paths, or places of other storage. */
    List<String> addresses() {
        return arguments.words(options);
    }

    /** The one file named beside the options. */
    Path file() throws IOException {
        arguments.requireOne(arguments.files(options));
        return files().get(0);
    }

    /** The file to write for an option that names a picture; a temporary one if the option names a stream. */
    Optional<Path> picture(Option<Path> option) throws IOException {
        Optional<Path> named = optional(option);
        if (named.isEmpty()) {
            return named;
        }
        return Optional.of(pipes.output(named.get(), files().stream().findFirst()));
    }

    /**
     * The file to write: the one that {@code option} names, or one beside {@code input}.
     *
     * @param ending what to put behind the stem of the input's name
     * @throws UsageException if {@code input} comes from a stream and {@code option} is not given
     */
    Path output(Option<Path> option, Path input, String ending) {
        return optional(option).orElseGet(() -> {
            requireNamed(input, "-o OUT");
            return input.resolveSibling(FileName.of(input).stem() + ending);
        });
    }

    /**
     * Checks that a result can be named after {@code input}.
     *
     * @param otherwise the options that name it
     * @throws UsageException if {@code input} comes from a stream
     */
    void requireNamed(Path input, String otherwise) {
        if (pipes.isCopy(input)) {
            throw new UsageException("name the result with " + otherwise);
        }
    }
}
