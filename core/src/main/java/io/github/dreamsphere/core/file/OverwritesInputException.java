package io.github.dreamsphere.core.file;

import java.nio.file.Path;

/** A result was to be written over the file it is made from. */
public final class OverwritesInputException extends FileException {
    private static final long serialVersionUID = 1L;

    /** @param file the input, which is the output too */
    public OverwritesInputException(Path file) {
        super(file, "would overwrite the input");
    }
}
