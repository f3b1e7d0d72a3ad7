package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A piece of native memory, zero at first, on the boundary of a cache line; freed at once when closed. */
public final class NativeFloats implements AutoCloseable {
    private static final int CACHE_LINE = 64;

    private final Pointer memory;
    private final FloatPointer floats;
    private final long length;

    /**
     * Takes memory for {@code length} floats.
     *
     * @throws OutOfMemoryError if the system gives no more
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

    /** The memory from float number {@code offset} on. */
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
