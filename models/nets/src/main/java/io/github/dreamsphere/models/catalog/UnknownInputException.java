package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;

/** A net's file does not say how pictures enter it, and nobody else does. */
public final class UnknownInputException extends NetFileException {
    private static final long serialVersionUID = 1L;

    private final transient Path place;

    UnknownInputException(Path place) {
        super(
                place,
                "the file does not say how pictures enter this net, and it is no net that is known by its checksum");
        this.place = place;
    }

    /** The net's file or folder. */
    public Path place() {
        return place;
    }
}
