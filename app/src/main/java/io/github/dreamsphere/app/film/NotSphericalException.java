package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A film was to be dreamed as a sphere, but its frames are not twice as wide as high. */
public final class NotSphericalException extends FileException {
    private static final long serialVersionUID = 1L;

    private final boolean mayBeFaces;

    /** @param what must be twice as wide as high: the frames, or each eye's part of them */
    NotSphericalException(Path film, int width, int height, String what) {
        super(film, "its frames are " + width + "x" + height + ", and " + what + " must be twice as wide as high");
        mayBeFaces = FilmFile.mayBeFaces(width, height);
    }

    /** Whether the frames may be two rows of three faces of a cube, see {@link io.github.dreamsphere.FilmLayout#EAC}. */
    public boolean mayBeFaces() {
        return mayBeFaces;
    }
}
