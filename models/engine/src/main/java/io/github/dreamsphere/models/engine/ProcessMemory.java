package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.Pointer;

/** The resident memory of this process, including native memory. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Resident memory in bytes. */
    public static long bytes() {
        return Pointer.physicalBytes();
    }
}
