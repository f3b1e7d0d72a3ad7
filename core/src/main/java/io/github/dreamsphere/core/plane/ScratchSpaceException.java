package io.github.dreamsphere.core.plane;

import java.nio.file.Path;
import java.util.Locale;

/** A folder has less space left than a scratch file takes. */
public final class ScratchSpaceException extends ScratchException {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1 << 20;

    private final long needed;
    private final long free;

    ScratchSpaceException(Path folder, long needed, long free, Throwable cause) {
        super(
                folder,
                String.format(
                        Locale.ROOT,
                        "%d MB of scratch space are needed and %d MB are free",
                        (needed + MEGABYTE - 1) / MEGABYTE,
                        free / MEGABYTE),
                cause);
        this.needed = needed;
        this.free = free;
    }

    /** Bytes that the scratch file takes. */
    public long neededBytes() {
        return needed;
    }

    /** Bytes that the folder has left. */
    public long freeBytes() {
        return free;
    }
}
