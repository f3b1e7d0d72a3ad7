package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.Pointer;

/** The memory that this process has at the moment, nets included, as the system counts it. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Bytes. */
    public static long bytes() {
        return Pointer.physicalBytes();
    }
}
