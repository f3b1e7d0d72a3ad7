package io.github.dreamsphere;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of a batch, and where their results go.
 *
 * @param files pictures or folders of pictures; at least one
 * @param output the file for a single result, or the folder for several; empty: beside the picture
 * @param recursive whether subfolders are searched
 * @param resume whether results that exist and are complete are kept
 */
public record Inputs(List<Path> files, Optional<Path> output, boolean recursive, boolean resume) {
    /** @throws IllegalArgumentException if there is no file */
    public Inputs {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no input: name a picture or a folder of pictures");
        }
    }

    /** Results go beside {@code files} and replace existing ones; subfolders are not searched. */
    public static Inputs of(Path... files) {
        return new Inputs(List.of(files), Optional.empty(), false, false);
    }

    /** These inputs with another file or folder for the results. */
    public Inputs withOutput(Path newOutput) {
        return new Inputs(files, Optional.of(newOutput), recursive, resume);
    }

    /** These inputs with subfolders searched, or not. */
    public Inputs withRecursive(boolean newRecursive) {
        return new Inputs(files, output, newRecursive, resume);
    }

    /** These inputs with complete results kept, or replaced. */
    public Inputs withResume(boolean newResume) {
        return new Inputs(files, output, recursive, newResume);
    }

    /** Whether the results go to a folder, each with the name of its input. */
    public boolean areSeveral() {
        return files.size() > 1
                || Files.isDirectory(files.get(0))
                || output.filter(Files::isDirectory).isPresent();
    }
}
