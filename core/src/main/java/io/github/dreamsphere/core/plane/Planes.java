package io.github.dreamsphere.core.plane;

/** Where planes are made: in memory as long as there is some, then in a scratch file. */
public final class Planes {
    private final ScratchFile scratch;
    private long left;

    private Planes(long bytes, ScratchFile scratch) {
        this.left = bytes;
        this.scratch = scratch;
    }

    /** All planes in memory. */
    public static Planes inMemory() {
        return new Planes(Long.MAX_VALUE, null);
    }

    /** Planes in memory as long as they take no more than {@code bytes} together, the others in {@code scratch}. */
    public static Planes within(long bytes, ScratchFile scratch) {
        return new Planes(bytes, scratch);
    }

    /** A plane of {@code height} rows of {@code rowLength} floats, all zero. */
    public synchronized Plane make(int height, int rowLength) {
        long bytes = (long) height * rowLength * Float.BYTES;
        if (bytes > left || (long) height * rowLength > Integer.MAX_VALUE - 8) {
            return scratch.plane(height, rowLength);
        }
        left -= bytes;
        return new HeapPlane(new float[height * rowLength], rowLength, () -> giveBack(bytes));
    }

    private synchronized void giveBack(long bytes) {
        left += bytes;
    }
}
