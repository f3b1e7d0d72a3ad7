package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the planes of one dream are made: in memory, and in a scratch file what does not fit there. */
public final class DreamSpace implements AutoCloseable {
    private final Optional<ScratchFile> scratch;
    private final Planes originals;
    private final Planes dreams;

    private DreamSpace(Optional<ScratchFile> scratch, Planes originals, Planes dreams) {
        this.scratch = scratch;
        this.originals = originals;
        this.dreams = dreams;
    }

    /** All planes in memory. */
    public static DreamSpace inMemory() {
        return new DreamSpace(Optional.empty(), Planes.inMemory(), Planes.inMemory());
    }

    /**
     * Planes in a scratch file.
     *
     * @param folder where the file lies
     * @param bytes the file's size
     * @param memory bytes of planes that may stay in memory
     * @throws IOException if the file cannot be made
     */
    public static DreamSpace inScratchFile(Path folder, long bytes, long memory) throws IOException {
        ScratchFile scratch = ScratchFile.in(folder, bytes);
        // The original picture is needed only between octaves.
        return new DreamSpace(Optional.of(scratch), Planes.within(0, scratch), Planes.within(memory, scratch));
    }

    /** For the original picture. */
    public Planes originals() {
        return originals;
    }

    /** For everything else. */
    public Planes dreams() {
        return dreams;
    }

    /** Deletes the scratch file. */
    @Override
    public void close() throws IOException {
        if (scratch.isPresent()) {
            scratch.get().close();
        }
    }
}
