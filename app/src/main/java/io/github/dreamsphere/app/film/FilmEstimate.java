package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.budget.PictureNeeds;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a film will take. A tile of its dream and the flow of two frames are run to measure it. */
final class FilmEstimate {
    /** Planes of a frame's size that are in memory beside a dream: the frame, its detail, the detail carried. */
    private static final int PLANES = 4;

    /** Planes in a state: the detail, the frame and the growth, of which the latter are no larger. */
    private static final int STATE_PLANES = 3;

    private static final int BITS = 8;
    private static final long MEGABYTE = 1 << 20;

    private FilmEstimate() {}

    /** A frame of a film. */
    private record Frame(Surface surface) implements PictureNeeds {
        @Override
        public long besideBytes() {
            return PLANES * bytes(surface);
        }

        @Override
        public long readingBytes() {
            return bytes(surface);
        }
    }

    private static long bytes(Surface surface) {
        return (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES;
    }

    /**
     * Estimates a film of one shot.
     *
     * @param carried how frames are dreamed
     * @param folder where its pieces go
     * @throws IOException if there is too little memory or disk
     */
    static Estimate of(FilmPlan film, CarriedDream carried, FilmTarget target, int quality, Path folder)
            throws IOException {
        Surface surface = film.surface();
        DreamPlan dream = carried.plan();
        Estimate first = new Budget(MemoryOptions.USUAL).dream(new Frame(surface), dream, target.path());
        double all = DreamNeeds.of(surface, dream).tilePixels();
        double later = carried.steps()
                .map(plan -> DreamNeeds.of(surface, plan).tilePixels() / all)
                .orElse(0.0);
        double frame = first.seconds() * later / carried.every() + (film.isStereo() ? 2 : 1) * flowSeconds(surface);
        long disk = disk(film, target, quality, surface);
        requireRoom(target.path(), folder, disk);
        return new Estimate(
                first.memory(),
                disk,
                Optional.of(folder),
                first.seconds() + frame * (film.frames() - 1),
                Optional.empty(),
                first.octaves());
    }

    private static double flowSeconds(Surface surface) {
        Image picture = Start.NOISE.on(surface, 0);
        Image before = Start.NOISE.on(surface, 1);
        long start = System.nanoTime();
        LostAreas.of(FlowPair.on(surface, picture, before, 0));
        return (System.nanoTime() - start) / 1e9;
    }

    /** The pieces and the film made of them, and two states, of which one is being written. */
    private static long disk(FilmPlan film, FilmTarget target, int quality, Surface surface) {
        Ffmpeg.Rate rate = new Ffmpeg.Rate(film.header().framesPerSecond(), film.frameWidth(), film.frameHeight());
        double seconds = film.frames() / film.header().framesPerSecond();
        long video = target.holdsSound()
                ? (long) (2 * seconds * VideoEncoder.bits(rate, quality) / BITS)
                : (long) film.frames() * bytes(surface) / Float.BYTES;
        return video + 2 * STATE_PLANES * bytes(surface);
    }

    private static void requireRoom(Path target, Path folder, long disk) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < disk) {
            throw new FileException(
                    target,
                    "the film takes about " + disk / MEGABYTE + " MB of disk, and " + free / MEGABYTE
                            + " MB are free; make room, or choose another place");
        }
    }
}
