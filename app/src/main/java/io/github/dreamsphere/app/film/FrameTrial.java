package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.engine.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Dreams a whole frame as one that follows another, to measure what the frames of a film take. */
final class FrameTrial {
    private static final double NANOSECONDS = 1e9;

    private final PreparedFilm film;
    private final FilmDreams dreams;
    private final Progress progress;
    private long memory;

    FrameTrial(PreparedFilm film, FilmDreams dreams, Progress progress) {
        this.film = film;
        this.dreams = dreams;
        this.progress = new Watched(progress);
    }

    /**
     * What a frame within a shot takes.
     *
     * @param seconds the mean of frames that dream and frames that only carry the dream on
     * @param memory bytes of memory that the process had at its largest
     * @param picture bytes of the frame as a picture; 0 if the film is a video
     */
    record Cost(double seconds, long memory, long picture) {}

    /**
     * Measures the frame after frame {@code number} of the input.
     *
     * @param folder for a picture of the frame, which is deleted again
     * @throws io.github.dreamsphere.core.progress.Cancelled if the progress is cancelled
     */
    Cost after(int number, FilmFolder folder) throws IOException {
        Surface surface = film.plan().surface();
        EyeFrames eyes = new EyeFrames(film.plan());
        CarriedDream dream = dreams.at(number + 1);
        try (FrameCursor frames = new FrameCursor(film.film())) {
            Image before = eyes.first(frames.at(number));
            Image seen = frames.at(number + 1);
            Image next = eyes.first(seen);
            // If a shot begins here, the frame is carried on to itself. Looking for a cut lets Java compile the flow.
            Image from = dream.isCut(before, next, surface) ? next : before;
            long start = System.nanoTime();
            Image dreamed = carry(dream, CarriedDream.undreamed(0, from, surface), seen);
            long picture = film.target().holdsSound() ? 0 : pictureBytes(dreamed, folder.trial(ending()));
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            if (dream.every() > 1) {
                start = System.nanoTime();
                carry(dream, CarriedDream.undreamed(1, from, surface), seen);
                double carried = (System.nanoTime() - start) / NANOSECONDS;
                seconds = (seconds + (dream.every() - 1) * carried) / dream.every();
            }
            return new Cost(seconds, memory, picture);
        }
    }

    private Image carry(CarriedDream dream, FilmState before, Image seen) {
        EyeFrames eyes = new EyeFrames(film.plan());
        FilmFrame done =
                dream.next(Optional.of(before), eyes.first(seen), film.plan().surface(), progress);
        return eyes.dreamed(done, seen, dream, progress);
    }

    /** How names of the film's pictures end. The pieces of a GIF or WebP film store frames as PNG does. */
    private String ending() {
        return film.target().isFile()
                ? ".png"
                : FileName.of(new FramePattern(film.target().path()).of(0)).ending();
    }

    private long pictureBytes(Image dreamed, Path file) throws IOException {
        try {
            PictureOutput.write(dreamed, file, film.plan().isFlat(), Events.NONE);
            return Files.size(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Notes how much memory the process has. */
    private final class Watched implements Progress {
        private final Progress shown;

        Watched(Progress shown) {
            this.shown = shown;
        }

        @Override
        public void report(String stage, long done, long total) {
            memory = Math.max(memory, ProcessMemory.bytes());
            shown.report("measuring a frame", done, total);
        }

        @Override
        public boolean cancelled() {
            return shown.cancelled();
        }
    }
}
