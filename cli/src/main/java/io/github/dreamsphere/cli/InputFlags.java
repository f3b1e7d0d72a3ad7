package io.github.dreamsphere.cli;

import io.github.dreamsphere.Inputs;
import java.nio.file.Path;
import java.util.List;

/** The files beside the options, and the options that say where their results go. */
final class InputFlags {
    private final Option<Path> output;
    private final Option<Void> recursive;
    private final Option<Void> resume;

    /**
     * @param usual the result's name where none is given, e.g. {@code IN's name with -dream added}
     * @param resumeHelp what {@code --resume} does
     */
    InputFlags(Arguments arguments, String usual, String resumeHelp) {
        output = arguments.output("result: a file, or a folder for several (default: " + usual + ")", "OUT");
        recursive = arguments.toggle("recursive", "search subfolders too");
        resume = arguments.toggle("resume", resumeHelp);
    }

    /** The inputs that {@code given} names. */
    Inputs inputs(Given given) {
        List<Path> files = given.files();
        if (files.isEmpty()) {
            throw new UsageException("there is no input: name a picture or a folder of pictures");
        }
        Inputs inputs = new Inputs(files, given.optional(output), given.has(recursive), given.has(resume));
        if (inputs.areSeveral() && inputs.output().isEmpty()) {
            throw new UsageException("several pictures need a folder for their results: -o FOLDER");
        }
        return inputs;
    }
}
