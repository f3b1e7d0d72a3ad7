package io.github.dreamsphere.app.dream;

import java.io.IOException;
import java.nio.file.Path;

/** A file is in the way that a resumed run would not have made. */
public final class OtherResultException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * {@code file} is in the way.
     *
     * @param origin what it is of instead
     */
    public OtherResultException(Path file, String origin) {
        super(file + ": exists already, but is of " + origin + "; move it away");
    }
}
