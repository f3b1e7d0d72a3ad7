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

    /** A frame is measured again for each so many frames of the film, at most this often, and for so many seconds. */
    private static final int FRAMES_A_ROUND = 20;

    private static final int MOST_ROUNDS = 8;
    private static final double LONG_ENOUGH = 2;

    private final PreparedFilm film;
    private final FilmDreams dreams;
    private final Progress progress;
    private long memory;
    private long picture;

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
            FilmState dreaming = CarriedDream.undreamed(0, from, surface);
            double dreamed = seconds(() -> write(carry(dream, dreaming, seen), folder));
            if (dream.every() == 1) {
                return new Cost(dreamed, memory, picture);
            }
            FilmState between = CarriedDream.undreamed(1, from, surface);
            double carried = seconds(() -> write(carry(dream, between, seen), folder));
            return new Cost((dreamed + (dream.every() - 1) * carried) / dream.every(), memory, picture);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** The shortest of some rounds: Java compiles what it has run for a while. */
    private double seconds(Work work) throws IOException {
        int most = Math.min(MOST_ROUNDS, 1 + film.plan().frames() / FRAMES_A_ROUND);
        double shortest = Double.MAX_VALUE;
        double spent = 0;
        for (int round = 0; round < most && spent < LONG_ENOUGH; round++) {
            long start = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            shortest = Math.min(shortest, seconds);
            spent += seconds;
        }
        return shortest;
    }

    private Image carry(CarriedDream dream, FilmState before, Image seen) {
        EyeFrames eyes = new EyeFrames(film.plan());
        FilmFrame done =
                dream.next(Optional.of(before), eyes.first(seen), film.plan().surface(), progress);
        return eyes.dreamed(done, seen, dream, progress);
    }

    /** Writes a frame as a picture, unless the film is a video. */
    private void write(Image dreamed, FilmFolder folder) throws IOException {
        if (film.target().holdsSound()) {
            return;
        }
        Path file = folder.trial(ending());
        try {
            PictureOutput.write(dreamed, file, film.plan().isFlat(), Events.NONE);
            picture = Files.size(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** How names of the film's pictures end. The pieces of a GIF or WebP film store frames as PNG does. */
    private String ending() {
        return film.target().isFile()
                ? ".png"
                : FileName.of(new FramePattern(film.target().path()).of(0)).ending();
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
