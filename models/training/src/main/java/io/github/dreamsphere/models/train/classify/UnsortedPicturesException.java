package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** Pictures to learn classes from lie in no class's folder. */
public final class UnsortedPicturesException extends FileException {
    private static final long serialVersionUID = 1L;

    UnsortedPicturesException(Path place, int count) {
        super(place, count + " pictures lie in no folder; to learn classes, put each into the folder of its class");
    }
}
