package io.github.dreamsphere.core.plane;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A scratch file cannot be made, read or written in a folder. */
public class ScratchException extends FileException {
    private static final long serialVersionUID = 1L;

    ScratchException(Path folder, String problem) {
        super(folder, problem);
    }

    ScratchException(Path folder, String problem, Throwable cause) {
        super(folder, problem, cause);
    }
}
