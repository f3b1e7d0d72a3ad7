package io.github.dreamsphere.cli;

import io.github.dreamsphere.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files beside the options, and the options that say where their results go. */
final class InputFlags {
    private final Option<Path> output;
    private final Option<Void> recursive;
    private Optional<Option<Void>> resume = Optional.empty();

    /** @param usual the result's name where none is given, e.g. {@code IN's name with -dream added} */
    InputFlags(Arguments arguments, String usual) {
        output = arguments.output(
                "file for the result, folder for several results, or - for standard output (default: " + usual + ")",
                "OUT");
        recursive = arguments.toggle("recursive", "search subfolders too");
    }

    /** Adds the option {@code --resume}, which does what {@code help} says. */
    void addResume(Arguments arguments, String help) {
        resume = Optional.of(arguments.toggle("resume", help));
    }

    /** The result, if it was named. */
    Optional<Path> output(Given given) throws IOException {
        return given.picture(output);
    }

    /** Whether results that exist are kept. */
    boolean resumes(Given given) {
        return resume.filter(given::has).isPresent();
    }

    /** The inputs that {@code given} names. */
    Inputs inputs(Given given) throws IOException {
        List<Path> files = given.files();
        if (files.isEmpty()) {
            throw new UsageException("there is no input: name a picture or a folder of pictures");
        }
        Inputs inputs = new Inputs(files, given.picture(output), given.has(recursive), resumes(given));
        if (inputs.areSeveral() && inputs.output().isEmpty()) {
            throw new UsageException("several pictures need a folder for their results: -o FOLDER");
        }
        if (inputs.output().isEmpty()) {
            given.requireNamed(files.get(0), "-o OUT, or write it to standard output with -o -");
        }
        return inputs;
    }
}
