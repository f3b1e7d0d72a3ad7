package io.github.dreamsphere.core.plane;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A scratch file could not be made, read or written; its message says which, and what to do. */
public final class ScratchException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    ScratchException(String message, IOException cause) {
        super(message, cause);
    }
}
