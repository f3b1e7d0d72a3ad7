package io.github.dreamsphere.core.file;

import java.nio.file.Path;

/** What a file holds needs more memory than Java may use. */
public final class ReadingMemoryException extends FileException {
    private static final long serialVersionUID = 1L;

    ReadingMemoryException(Path file, String what, long memory, Throwable cause) {
        super(file, "there is too little memory for " + what + ": Java may use " + (memory >> 20) + " MB", cause);
    }
}
