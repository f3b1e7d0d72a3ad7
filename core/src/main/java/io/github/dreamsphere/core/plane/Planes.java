package io.github.dreamsphere.core.plane;

import io.github.dreamsphere.core.file.ReadingBudget;

/** Makes planes: in memory up to a limit, beyond it in a scratch file. */
public final class Planes {
    private final ScratchFile scratch;
    private long bytesLeft;

    private Planes(long bytes, ScratchFile scratch) {
        this.bytesLeft = bytes;
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

    /** A plane of {@code width} × {@code height} pixels, all zero. */
    public synchronized Plane make(int width, int height, int channels) {
        long floats = (long) width * height * channels;
        long bytes = floats * Float.BYTES;
        if (scratch != null && (bytes > bytesLeft || floats > ReadingBudget.LONGEST_ARRAY)) {
            return scratch.plane(width, height, channels);
        }
        bytesLeft -= bytes;
        return new HeapPlane(new float[Math.toIntExact(floats)], width, channels, () -> giveBack(bytes));
    }

    /** A plane of the size and channels of {@code plane}, all zero. */
    public Plane like(Plane plane) {
        return make(plane.width(), plane.height(), plane.channels());
    }

    private synchronized void giveBack(long bytes) {
        bytesLeft += bytes;
    }
}
