package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** Pictures for the training of a classifier are not in the folder of a class. */
public final class UnsortedPicturesException extends FileException {
    private static final long serialVersionUID = 1L;

    UnsortedPicturesException(Path place, int count) {
        super(
                place,
                count + (count == 1 ? " picture is" : " pictures are")
                        + " not in the folder of a class; put each into the folder of its class");
    }
}
