package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamTrial;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.ScratchFile;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.engine.ResidentMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The room a dream takes, foreseen before it begins.
 *
 * @param memory bytes of memory at its largest
 * @param planes bytes of that for planes; the others go into a scratch file
 * @param scratch bytes of the scratch file; 0: all planes are in memory
 * @param seconds of time
 */
record DreamRoom(long memory, long planes, long scratch, double seconds) {
    /** Of Java's largest pool of memory so much can be filled before it gives up. */
    private static final double FILLED = 0.93;

    /** A plane of the octave before is still there while one of the largest is made. */
    private static final double CARRIED = 0.6;

    /** More than enough. */
    static final DreamRoom UNLIMITED = new DreamRoom(0, Long.MAX_VALUE, 0, 0);

    /**
     * The room for dreaming on {@code canvas}.
     *
     * @param needs of the dream
     * @param allowed bytes of memory to keep to; empty: what Java has
     * @param folder where a scratch file would lie
     * @throws IOException if there is not as much memory or disk
     */
    static DreamRoom find(Canvas canvas, DreamNeeds needs, DreamPlan plan, Optional<MemorySize> allowed, Path folder)
            throws IOException {
        Surface surface = canvas.header().surface();
        long[] resident = new long[1];
        double perPixel = DreamTrial.secondsPerPixel(surface, plan, () -> resident[0] = ResidentMemory.bytes());
        double seconds = perPixel * needs.tilePixels();
        // So that what the nets' files left behind does not count as used.
        System.gc();
        long java = planesThatFit();
        long fixed = resident[0]
                + Math.max(0, Runtime.getRuntime().maxMemory() - largestPool().getMax());
        long budget = allowed.map(MemorySize::bytes).orElse(Long.MAX_VALUE);
        if (canvas.planes(needs) <= Math.min(java, budget - fixed) && isAnArray(surface)) {
            return new DreamRoom(fixed + canvas.planes(needs), canvas.planes(needs), 0, seconds);
        }
        long planes = Math.min(java, budget - fixed) - needs.rowBytes();
        if (planes < 0) {
            throw new IOException(tooLittle(fixed + needs.rowBytes(), java < budget - fixed));
        }
        long plane = plane(surface);
        // The picture itself is never among those kept in memory.
        long kept = isAnArray(surface) ? Math.min(planes / plane * plane, needs.planeBytes() - plane) : 0;
        double carried = plan.options().octaves() > 1 ? CARRIED * plane : 0;
        long scratch = Math.max((long) (needs.planeBytes() + canvas.besides() + carried) - kept, canvas.reading());
        DreamRoom room = new DreamRoom(fixed + needs.rowBytes() + kept, planes, scratch, seconds);
        room.requireFree(folder);
        return room;
    }

    private static long plane(Surface surface) {
        return (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES;
    }

    /** Whether Java has arrays large enough for a plane. */
    private static boolean isAnArray(Surface surface) {
        return plane(surface) / Float.BYTES <= Integer.MAX_VALUE - 8;
    }

    /** Whether all planes fit into Java's memory beside what is there already. */
    static boolean holds(Canvas canvas, DreamNeeds needs) {
        return canvas.planes(needs) <= planesThatFit()
                && isAnArray(canvas.header().surface());
    }

    private static String tooLittle(long least, boolean java) {
        long megabytes = (least >> 20) + 1;
        return java
                ? "this takes at least " + megabytes + " MB, more than Java has; give it more with --memory or"
                        + " DREAMSPHERE_JAVA_OPTIONS=-Xmx8g, or choose a smaller --tile or --width"
                : "this takes at least " + megabytes + " MB; allow more with --memory, or choose a smaller --tile or"
                        + " --width";
    }

    private void requireFree(Path folder) throws IOException {
        long free = ScratchFile.free(folder);
        if (free < scratch) {
            throw ScratchFile.full(folder, scratch, free);
        }
    }

    /** Bytes of planes that fit into Java's memory beside what is there already. */
    private static long planesThatFit() {
        MemoryUsage pool = largestPool();
        return (long) (FILLED * pool.getMax()) - pool.getUsed();
    }

    /** Where Java keeps what is large or old: no array can be larger than it. */
    private static MemoryUsage largestPool() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage)
                .max(Comparator.comparingLong(MemoryUsage::getMax))
                .orElseThrow();
    }

    /** Whether everything fits into memory. */
    boolean inMemory() {
        return scratch == 0;
    }

    /** What will be taken, in words. */
    String words(Path folder) {
        String disk = inMemory() ? "" : String.format(Locale.ROOT, ", %d MB of scratch in %s", scratch >> 20, folder);
        String time = seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds))
                : String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60));
        return String.format(Locale.ROOT, "about %d MB of memory%s, %s", memory >> 20, disk, time);
    }
}
