package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.budget.PictureNeeds;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a film will take. A tile of a shot's first frame and one whole frame after it are run to measure it. */
final class FilmEstimate {
    /** Planes of a frame's size that are in memory beside a dream: the frame, its detail, the detail carried. */
    private static final int PLANES = 4;

    /** Planes in a state: the detail, the frame and the growth, of which the latter are no larger. */
    private static final int STATE_PLANES = 3;

    private static final int BITS = 8;
    private static final long MEGABYTE = 1 << 20;

    private final PreparedFilm film;
    private final FilmPlan plan;
    private final FilmFolder folder;
    private final int done;

    /**
     * @param film of one shot
     * @param folder where its pieces go
     * @param done frames that an earlier run has made
     */
    FilmEstimate(PreparedFilm film, FilmFolder folder, int done) {
        this.film = film;
        this.plan = film.plan();
        this.folder = folder;
        this.done = done;
    }

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
     * Estimates what the frames that are not yet done take.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if the progress is cancelled
     * @throws IOException if there is too little memory or disk
     */
    Estimate of(FilmDreams dreams, Progress progress) throws IOException {
        int next = plan.first() + done;
        CarriedDream dream = dreams.at(next);
        Estimate first = new Budget(MemoryOptions.USUAL).dream(new Frame(plan.surface()), dream.plan(), target());
        FrameTrial.Cost frame = frame(next, dreams, progress);
        double whole = done == 0 ? first.seconds() : 0;
        int carried = done == 0 ? left() - 1 : left();
        long disk = disk(frame.picture());
        requireRoom(disk);
        return new Estimate(
                Math.max(first.memory(), frame.memory()),
                disk,
                Optional.of(folder.path()),
                whole + carried * frame.seconds(),
                Optional.empty(),
                first.octaves());
    }

    private Path target() {
        return film.target().path();
    }

    private int left() {
        return plan.frames() - done;
    }

    /** What a frame takes after the first of a shot. In a film of a single frame there is none. */
    private FrameTrial.Cost frame(int next, FilmDreams dreams, Progress progress) throws IOException {
        return plan.frames() == 1
                ? new FrameTrial.Cost(0, 0, bytes(plan.surface()) / Float.BYTES)
                : new FrameTrial(film, dreams, progress).after(done == 0 ? next : next - 1, folder);
    }

    /** What is still to be written: pieces, the film made of all of them, and two states while one replaces the other. */
    private long disk(long picture) {
        return pieces(left(), picture)
                + (film.target().isFile() ? pieces(plan.frames(), picture) : 0)
                + 2 * STATE_PLANES * bytes(plan.surface());
    }

    private long pieces(int frames, long picture) {
        if (!film.target().holdsSound()) {
            return frames * picture;
        }
        double rate = plan.header().framesPerSecond();
        Ffmpeg.Rate size = new Ffmpeg.Rate(rate, plan.frameWidth(), plan.frameHeight());
        return (long) (frames / rate * VideoEncoder.bits(size, film.files().quality()) / BITS);
    }

    private void requireRoom(long disk) throws IOException {
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        if (free < disk) {
            throw new FileException(
                    target(),
                    "the film takes about " + megabytes(disk) + " MB of disk, and " + free / MEGABYTE
                            + " MB are free; make room, or choose another place");
        }
    }

    /** Rounded up. */
    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
