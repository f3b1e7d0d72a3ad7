package io.github.dreamsphere.core.dream;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown for a file that is not a valid dream state; the message starts with its path. */
public final class DreamStateException extends IOException {
    private static final long serialVersionUID = 1L;

    /** {@code file} followed by what is wrong with it. */
    public DreamStateException(Path file, String problem) {
        super(file + ": " + problem);
    }
}
