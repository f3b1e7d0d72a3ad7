package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the shots of a film dreamed in other processes, and joins them to the film that {@link FilmRun} makes. */
public final class ShotRun {
    private static final long MEGABYTE = 1 << 20;

    private final FilmFiles files;
    private final FilmTarget target;
    private final Events events;

    private ShotRun(FilmFiles files, FilmTarget target, Events events) {
        this.files = files;
        this.target = target;
        this.events = events;
    }

    /**
     * A run on {@code files} that reports to {@code events}.
     *
     * @throws IOException if the film is not there or cannot be written
     * @throws IllegalArgumentException if the output is not the name of a film, or the input itself
     */
    public static ShotRun of(FilmFiles files, Events events) throws IOException {
        FilmTarget target = FilmTarget.of(files.output(), files.input());
        target.codec(files.codec());
        if (!target.isFile()) {
            throw new IllegalArgumentException(target.path()
                    + ": a film that several processes dream goes to one file: NAME.mp4, NAME.webm, NAME.gif or"
                    + " NAME.webp");
        }
        return new ShotRun(files, target, events);
    }

    /** Dreams shots in other processes, with a {@link ShotDreamer} in each. */
    public interface Elsewhere {
        /**
         * Dreams shots.
         *
         * @param shots the file for the frames of each shot
         * @param key for these files
         * @return whether all of them are there
         */
        boolean dream(Map<Shot, Path> shots, String key) throws IOException;
    }

    /**
     * Dreams the film.
     *
     * @param source the request of the whole film
     * @param timeline makes the request of each frame, by its number in the input
     * @return the film; empty if some shots could not be made: a resumed run makes what is missing
     * @throws Cancelled if the activity is cancelled; a resumed run keeps the shots that are there
     * @throws IOException if the film cannot be read, dreamed or written
     */
    public Optional<FilmResult> dream(
            SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline, Elsewhere elsewhere)
            throws IOException {
        long start = System.nanoTime();
        Destination.requireOther(target.path(), source.files());
        Ffmpeg ffmpeg = FilmSource.ffmpeg(files);
        try (TargetLock held = TargetLock.of(target.path())) {
            PreparedFilm film = new FilmPreparation(files, target, events).of(source, ffmpeg);
            FilmFolder folder = target.workFolder();
            folder.beginShots(files.resume());
            try {
                requireRoom(film.plan(), folder);
                Map<Shot, Path> shots = shots(source, timeline, film, folder);
                Map<Shot, Path> missing = missing(shots, film.key());
                if (!missing.isEmpty() && !elsewhere.dream(missing, film.key())) {
                    return Optional.empty();
                }
                try (Activity progress = events.begin("joining")) {
                    join(film, shots, folder, progress);
                }
                folder.delete();
                return Optional.of(film.result(film.plan().frames() - frames(missing), missing.size(), start));
            } catch (Cancelled e) {
                events.interrupted(folder.path());
                throw e;
            } finally {
                folder.deleteIfEmpty();
            }
        }
    }

    /** The frames of all shots are on the disk before they are joined. */
    private void requireRoom(FilmPlan plan, FilmFolder folder) throws IOException {
        long needed = (long) plan.frameWidth() * plan.frameHeight() * Image.CHANNELS * plan.frames();
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        if (free < needed) {
            throw new FileException(
                    target.path(),
                    "the frames of its shots take up to " + (needed / MEGABYTE + 1) + " MB of disk in " + folder.path()
                            + ", and " + free / MEGABYTE + " MB are free; make room, or choose another place");
        }
    }

    /** The shots of the film, each with the file for its frames. */
    private Map<Shot, Path> shots(
            SourcedRequest<FilmRequest> source,
            Timeline.Maker<FilmRequest> timeline,
            PreparedFilm film,
            FilmFolder folder)
            throws IOException {
        List<Shot> found;
        try (FilmDreams dreams = FilmDreams.of(source, timeline, film.plan(), events);
                Activity progress = events.begin("finding shots")) {
            found = new ShotFinder(film, dreams, progress).shots(folder.shotList());
        }
        Map<Shot, Path> shots = new LinkedHashMap<>();
        found.forEach(shot -> shots.put(shot, folder.framesOf(shot)));
        return shots;
    }

    private static Map<Shot, Path> missing(Map<Shot, Path> shots, String key) throws IOException {
        Map<Shot, Path> missing = new LinkedHashMap<>();
        for (Map.Entry<Shot, Path> shot : shots.entrySet()) {
            if (!FrameFile.isOf(shot.getValue(), key)) {
                missing.put(shot.getKey(), shot.getValue());
            }
        }
        return missing;
    }

    private static int frames(Map<Shot, Path> shots) {
        return shots.keySet().stream().mapToInt(Shot::frames).sum();
    }

    /** Encodes the frames of all shots in the film's pieces, which are no shots, and joins the pieces. */
    private void join(PreparedFilm film, Map<Shot, Path> shots, FilmFolder folder, Progress progress)
            throws IOException {
        FilmPlan plan = film.plan();
        try (FilmOutput output = film.output(folder, events)) {
            for (Map.Entry<Shot, Path> shot : shots.entrySet()) {
                try (FrameFile.Reader frames = new FrameFile.Reader(shot.getValue())) {
                    for (int frame = shot.getKey().first();
                            frame < shot.getKey().end();
                            frame++) {
                        progress.checkCancelled();
                        progress.report("encoding", frame - plan.first(), plan.frames());
                        if (plan.pieceAt(frame) >= 0) {
                            output.begin(frame);
                        }
                        output.write(frame, frames.next());
                        if (plan.pieceAt(frame + 1) >= 0) {
                            output.end();
                        }
                    }
                }
            }
            output.finish();
        }
    }
}
