package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the planes of one dream are made: in memory, or, what does not fit, in a scratch file. */
final class DreamPlanes implements AutoCloseable {
    private final Optional<ScratchFile> scratch;
    private final Planes originals;
    private final Planes dreams;

    private DreamPlanes(Optional<ScratchFile> scratch, Planes originals, Planes dreams) {
        this.scratch = scratch;
        this.originals = originals;
        this.dreams = dreams;
    }

    /**
     * Takes {@code room}.
     *
     * @param folder where a scratch file is made, if it needs one
     */
    static DreamPlanes in(DreamRoom room, Path folder) throws IOException {
        if (room.inMemory()) {
            return new DreamPlanes(Optional.empty(), Planes.inMemory(), Planes.inMemory());
        }
        ScratchFile scratch = ScratchFile.in(folder, room.scratch());
        // The picture is only looked at between octaves.
        return new DreamPlanes(Optional.of(scratch), Planes.within(0, scratch), Planes.within(room.planes(), scratch));
    }

    /** Where the picture to dream on goes. */
    Planes originals() {
        return originals;
    }

    /** Where all else goes. */
    Planes dreams() {
        return dreams;
    }

    @Override
    public void close() throws IOException {
        if (scratch.isPresent()) {
            scratch.get().close();
        }
    }
}
