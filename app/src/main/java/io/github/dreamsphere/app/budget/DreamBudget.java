package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamTrial;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.ScratchFile;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.engine.ProcessMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one dream takes of memory, disk and time.
 *
 * @param memory bytes of memory at its largest
 * @param planes bytes of that for planes
 * @param scratch bytes of a scratch file for the other planes; 0: none is needed
 * @param seconds of time
 * @param folder where a scratch file lies
 * @param octaves the sizes that are dreamed, the smallest first
 */
public record DreamBudget(
        long memory, long planes, long scratch, double seconds, Path folder, List<PictureSize> octaves) {
    /** The part of a plane of the octave before that still exists when one of the largest octave is made. */
    private static final double CARRIED = 0.6;

    /**
     * Plans the dream of {@code picture}; runs one tile to measure it.
     *
     * @param limit bytes of memory at most
     * @throws InsufficientMemoryException if that or Java's memory is too little
     * @throws io.github.dreamsphere.core.plane.ScratchException if the disk is too small
     */
    static DreamBudget of(PictureNeeds picture, DreamNeeds needs, DreamPlan plan, long limit, Path folder)
            throws IOException {
        Surface surface = picture.surface();
        long[] resident = new long[1];
        double perPixel = DreamTrial.secondsPerPixel(surface, plan, () -> resident[0] = ProcessMemory.bytes());
        double seconds = perPixel * needs.tilePixels();
        // Garbage that was left by reading the nets' files must not count as used.
        System.gc();
        long java = JavaMemory.freeBytes();
        long fixed = resident[0] + JavaMemory.otherPoolBytes();
        long free = Math.min(java, limit - fixed);
        if (picture.planeBytes(needs) <= free && fitsAnArray(surface)) {
            long all = picture.planeBytes(needs);
            return new DreamBudget(fixed + all, all, 0, seconds, folder, sizes(needs));
        }
        long planes = free - needs.rowBytes();
        if (planes < 0) {
            throw new InsufficientMemoryException(fixed + needs.rowBytes(), java < limit - fixed);
        }
        long plane = planeBytes(surface);
        // The original picture always lies in the scratch file.
        long kept = fitsAnArray(surface) ? Math.min(planes / plane * plane, needs.planeBytes() - plane) : 0;
        double carried = needs.octaves().size() > 1 ? CARRIED * plane : 0;
        long scratch =
                Math.max((long) (needs.planeBytes() + picture.besideBytes() + carried) - kept, picture.readingBytes());
        ScratchFile.requireFree(folder, scratch);
        return new DreamBudget(fixed + needs.rowBytes() + kept, planes, scratch, seconds, folder, sizes(needs));
    }

    private static List<PictureSize> sizes(DreamNeeds needs) {
        return needs.octaves().stream()
                .map(octave -> new PictureSize(octave.width(), octave.height()))
                .toList();
    }

    /** Whether the dream of {@code picture} fits into Java's memory without a plan. */
    static boolean fits(PictureNeeds picture, DreamNeeds needs) {
        return picture.planeBytes(needs) <= JavaMemory.freeBytes() && fitsAnArray(picture.surface());
    }

    private static long planeBytes(Surface surface) {
        return (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES;
    }

    private static boolean fitsAnArray(Surface surface) {
        return planeBytes(surface) / Float.BYTES <= ReadingBudget.LONGEST_ARRAY;
    }

    /** The figures to report. */
    Estimate estimate() {
        Optional<Path> used = scratch == 0 ? Optional.empty() : Optional.of(folder);
        return new Estimate(memory, scratch, used, seconds, Optional.empty(), octaves);
    }

    /** Takes the memory and makes the scratch file. */
    DreamSpace take() throws IOException {
        return scratch == 0 ? DreamSpace.inMemory() : DreamSpace.inScratchFile(folder, scratch, planes);
    }
}
