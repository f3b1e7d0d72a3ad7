package io.github.dreamsphere.app.budget;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;

/** The memory that this Java virtual machine has left. */
final class JavaMemory {
    /** The part of Java's largest memory pool that can be filled before Java gives up. */
    private static final double FILLED = 0.93;

    private JavaMemory() {}

    /** Bytes of large arrays that still fit. */
    static long freeBytes() {
        MemoryUsage pool = largestPool();
        return (long) (FILLED * pool.getMax()) - pool.getUsed();
    }

    /** Bytes of the heap outside the pool for large arrays. */
    static long otherPoolBytes() {
        return Math.max(0, Runtime.getRuntime().maxMemory() - largestPool().getMax());
    }

    /** The pool of large and old objects: no array can be larger than it. */
    private static MemoryUsage largestPool() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage)
                .max(Comparator.comparingLong(MemoryUsage::getMax))
                .orElseThrow();
    }
}
