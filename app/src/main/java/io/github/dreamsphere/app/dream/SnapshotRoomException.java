package io.github.dreamsphere.app.dream;

import java.io.IOException;
import java.nio.file.Path;

/** The disk has no room for a dream's state. */
public final class SnapshotRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    SnapshotRoomException(Path folder, long stateBytes, long freeBytes) {
        super(folder + ": the state of this dream takes " + (stateBytes >> 20) + " MB, twice that while it is written,"
                + " and " + (freeBytes >> 20) + " MB are free; make room");
    }
}
