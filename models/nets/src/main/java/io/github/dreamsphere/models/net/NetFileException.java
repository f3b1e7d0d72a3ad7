package io.github.dreamsphere.models.net;

import io.github.dreamsphere.core.file.OneLine;
import java.io.IOException;
import java.nio.file.Path;

/** A network file that cannot be read. The message starts with the path and is one line. */
public class NetFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file or resource, as the user named it
     * @param reason what is wrong with it
     */
    public NetFileException(Object file, String reason) {
        super(file + ": " + OneLine.of(reason));
    }

    /** As the other, with a cause. */
    public NetFileException(Path file, String reason, Throwable cause) {
        super(file + ": " + OneLine.of(reason), cause);
    }
}
