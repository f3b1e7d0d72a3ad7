package io.github.dreamsphere.core.file;

import java.nio.file.Path;

/** Another run is writing a file or folder. */
public final class BusyException extends FileException {
    private static final long serialVersionUID = 1L;

    /** @param target what the other run is writing */
    public BusyException(Path target) {
        super(target, "another run is writing it; wait until it has ended");
    }
}
