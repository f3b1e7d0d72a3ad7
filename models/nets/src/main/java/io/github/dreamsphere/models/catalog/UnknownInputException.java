package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;

/** It is unknown how a picture becomes the input of a net. */
public final class UnknownInputException extends NetFileException {
    private static final long serialVersionUID = 1L;

    private final transient Path place;

    UnknownInputException(Path place) {
        super(place, "the file does not say how a picture becomes this net's input, and its checksum is unknown");
        this.place = place;
    }

    /** The net's file or folder. */
    public Path place() {
        return place;
    }
}
