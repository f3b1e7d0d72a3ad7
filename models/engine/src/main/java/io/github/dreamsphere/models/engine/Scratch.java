package io.github.dreamsphere.models.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory that primitives compute in besides their arguments. A primitive borrows it for one run, so that all primitives
 * share one block as long as they run one after the other. oneDNN's own such memory belongs to the thread that made the
 * primitive, and a primitive that runs in another thread writes past the end of that thread's.
 */
final class Scratch {
    private static final Deque<NativeFloats> FREE = new ArrayDeque<>();
    /** Number of primitives that may still borrow. */
    private static int users;

    private Scratch() {}

    /** Announces that one more primitive will borrow. */
    static synchronized void join() {
        users++;
    }

    /** Says that one primitive will not borrow any more. With the last one, the memory is freed. */
    static synchronized void leave() {
        users--;
        if (users == 0) {
            FREE.forEach(NativeFloats::close);
            FREE.clear();
        }
    }

    /**
     * Lends at least {@code bytes} bytes.
     *
     * @throws OutOfMemoryError if there is not enough memory
     */
    static NativeFloats borrow(long bytes) {
        NativeFloats free = poll();
        if (free != null && free.bytes() >= bytes) {
            return free;
        }
        if (free != null) {
            free.close();
        }
        return new NativeFloats((bytes + Float.BYTES - 1) / Float.BYTES);
    }

    private static synchronized NativeFloats poll() {
        return FREE.poll();
    }

    /** Takes back what was lent. */
    static synchronized void giveBack(NativeFloats lent) {
        FREE.push(lent);
    }
}
