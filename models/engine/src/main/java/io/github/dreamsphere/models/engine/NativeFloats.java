package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A block of native memory, initially zero, aligned to a cache line; freed when closed. */
public final class NativeFloats implements AutoCloseable {
    private static final int CACHE_LINE = 64;

    private final Pointer memory;
    private final FloatPointer floats;
    private final long length;

    /**
     * Allocates {@code length} floats.
     *
     * @throws OutOfMemoryError if there is not enough memory
     */
    public NativeFloats(long length) {
        this.length = length;
        long bytes = length * Float.BYTES;
        memory = Pointer.malloc(bytes + CACHE_LINE);
        if (memory == null || memory.isNull()) {
            throw new OutOfMemoryError("no native memory for " + (bytes >> 20) + " MB; use smaller tiles");
        }
        long misaligned = memory.address() % CACHE_LINE;
        floats = new FloatPointer(new Pointer(memory).getPointer((CACHE_LINE - misaligned) % CACHE_LINE));
        Pointer.memset(floats, 0, bytes);
    }

    /** The number of floats. */
    public long length() {
        return length;
    }

    /** The size in bytes. */
    long bytes() {
        return length * Float.BYTES;
    }

    /** The memory from float {@code offset} on. */
    public FloatPointer from(long offset) {
        FloatPointer from = floats.getPointer(offset);
        from.capacity(length - offset);
        return from;
    }

    @Override
    public void close() {
        Pointer.free(memory);
    }
}
