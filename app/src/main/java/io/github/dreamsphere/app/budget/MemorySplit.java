package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.MemorySize;

/**
 * How a process divides the memory that it may take.
 *
 * @param heapMegabytes for Java's heap, which holds pictures
 * @param nativeMegabytes for everything else: nets and native libraries
 */
public record MemorySplit(long heapMegabytes, long nativeMegabytes) {
    /**
     * Divides {@code allowed}.
     *
     * @param reservedMegabytes for nets and native libraries; half of all if that is less
     */
    public static MemorySplit of(MemorySize allowed, long reservedMegabytes) {
        long megabytes = allowed.bytes() >> 20;
        long heap = megabytes >= 2 * reservedMegabytes ? megabytes - reservedMegabytes : megabytes / 2;
        return new MemorySplit(heap, megabytes - heap);
    }
}
