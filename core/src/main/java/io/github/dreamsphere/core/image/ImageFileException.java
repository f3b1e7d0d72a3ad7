package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A picture file that cannot be read or written. */
public class ImageFileException extends FileException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file in question
     * @param problem what is wrong with it and what to do about it, without a full stop
     */
    public ImageFileException(Path file, String problem) {
        super(file, problem);
    }

    /** As above, with the exception that led to it. */
    public ImageFileException(Path file, String problem, Throwable cause) {
        super(file, problem, cause);
    }

    /** The exception for a failure to write {@code file}, with the message of its root cause. */
    static ImageFileException whileWriting(Path file, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new ImageFileException(file, "it could not be written: " + root.getMessage(), failure);
    }
}
