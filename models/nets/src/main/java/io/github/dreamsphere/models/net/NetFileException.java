package io.github.dreamsphere.models.net;

import java.io.IOException;
import java.nio.file.Path;

/** A file that should hold a network and does not; the message starts with the path and fits on one line. */
public class NetFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file, or the place it was found, as the user knows it
     * @param reason what is wrong with it
     */
    public NetFileException(Object file, String reason) {
        super(file + ": " + reason);
    }

    /** As the other, with the exception that found it out. */
    public NetFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
