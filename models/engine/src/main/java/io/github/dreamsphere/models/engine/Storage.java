package io.github.dreamsphere.models.engine;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Memory that holds one value, or several of the same length that replace each other in place, from a first to a last
 * moment. It may be a part of a larger storage, and is then alive as long as that.
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

    /** Makes this the part of {@code larger} that begins at float number {@code at}. */
    void becomePartOf(Storage larger, long at) {
        whole = larger;
        offset = at;
    }

    /** True if this is the part of {@code larger} that begins at float number {@code at}. */
    boolean isPartOf(Storage larger, long at) {
        return whole == larger && offset == at;
    }

    boolean isPart() {
        return whole != null;
    }

    /** Says that the memory is written or read at {@code moment}. */
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

    /** Where the values lie. */
    FloatPointer floats() {
        return floats(0);
    }

    private FloatPointer floats(long from) {
        return whole == null ? memory.from(from) : whole.floats(offset + from);
    }
}
