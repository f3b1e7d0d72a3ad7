package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be read or written; the message is one line that starts with the file's path. */
public class FileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String problem;

    /**
     * @param file the file in question
     * @param problem what is wrong with it and what to do about it, without a full stop
     */
    public FileException(Path file, String problem) {
        this(file, problem, null);
    }

    /** As above, with the exception that led to it. */
    public FileException(Path file, String problem, Throwable cause) {
        super(file + ": " + OneLine.of(problem), cause);
        this.file = file;
        this.problem = OneLine.of(problem);
    }

    /** The file in question. */
    public final Path file() {
        return file;
    }

    /** The message without the file's path. */
    public final String problem() {
        return problem;
    }
}
