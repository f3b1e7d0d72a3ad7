package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Memory of a value, or of several that replace each other in place, with its lifetime. It may be part of a larger
 * storage, whose lifetime then includes its own.
 */
final class Storage {
    private final long length;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private NativeFloats memory;
    private Storage whole;
    private long offset;

    /** Memory for {@code length} floats. */
    Storage(long length) {
        this.length = length;
    }

    /** Makes this a part of {@code larger}, from float {@code at} on. */
    void becomePartOf(Storage larger, long at) {
        whole = larger;
        offset = at;
    }

    /** True if this is the part of {@code larger} from float {@code at} on. */
    boolean isPartOf(Storage larger, long at) {
        return whole == larger && offset == at;
    }

    boolean isPart() {
        return whole != null;
    }

    /** Extends the lifetime to {@code moment}. */
    void touch(int moment) {
        first = Math.min(first, moment);
        last = Math.max(last, moment);
        if (whole != null) {
            whole.touch(moment);
        }
    }

    long length() {
        return length;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    NativeFloats memory() {
        return memory;
    }

    void place(NativeFloats memory) {
        this.memory = memory;
    }

    /** The memory of the values. */
    FloatPointer floats() {
        return floats(0);
    }

    private FloatPointer floats(long from) {
        return whole == null ? memory.from(from) : whole.floats(offset + from);
    }
}
