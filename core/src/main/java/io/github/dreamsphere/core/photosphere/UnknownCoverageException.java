package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.ImageFileException;
import java.nio.file.Path;

/** Nothing says which part of the sphere a picture shows: it has no GPano tags and is not twice as wide as high. */
public final class UnknownCoverageException extends ImageFileException {
    private static final long serialVersionUID = 1L;

    UnknownCoverageException(Path file, int width, int height) {
        super(
                file,
                width + "x" + height + " pixels are not twice as wide as high, and no GPano tags say which part of"
                        + " the sphere they are");
    }
}
