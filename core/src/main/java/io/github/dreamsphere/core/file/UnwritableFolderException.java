package io.github.dreamsphere.core.file;

import java.nio.file.Path;

/** Nothing can be written into the folder of a file: it is read-only, or its disk is full. */
public final class UnwritableFolderException extends FileException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file that was to be written
     * @param reason why it cannot, in the system's words
     */
    public UnwritableFolderException(Path file, String reason, Throwable cause) {
        super(file, "nothing can be written into its folder (" + reason + ")", cause);
    }
}
