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
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.progress.Cancelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dreams films. */
public final class FilmRun {
    private static final double PREVIEW_SECONDS = 2;

    private final FilmFiles files;
    private final FilmTarget target;
    private final Events events;

    private FilmRun(FilmFiles files, FilmTarget target, Events events) {
        this.files = files;
        this.target = target;
        this.events = events;
    }

    /**
     * A run on {@code files} that reports to {@code events}.
     *
     * @throws IOException if the film is not there or cannot be written
     * @throws IllegalArgumentException if the output is neither the name of a film nor a pattern, or the input itself
     */
    public static FilmRun of(FilmFiles files, Events events) throws IOException {
        FilmTarget target = FilmTarget.of(files.output(), files.input());
        target.codec(files.codec());
        return new FilmRun(files, target, events);
    }

    /**
     * Dreams the film.
     *
     * @param source the request of the whole film
     * @param timeline makes the request of each frame, by its number in the input
     * @throws Cancelled if the activity is cancelled; a resumed run continues
     * @throws IOException if the film cannot be read, dreamed or written
     */
    public FilmResult dream(SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline)
            throws IOException {
        long start = System.nanoTime();
        Destination.requireOther(target.path(), source.files());
        Ffmpeg ffmpeg = FilmSource.ffmpeg(files);
        try (TargetLock held = TargetLock.of(target.path())) {
            PreparedFilm film = new FilmPreparation(files, target, events).of(source, ffmpeg);
            FilmPlan plan = film.plan();
            FilmFolder folder = target.workFolder();
            Optional<FilmState> state = folder.begin(files.resume(), film.key());
            int kept = state.map(FilmState::frames).orElse(0);
            int shots;
            try (FilmDreams dreams = FilmDreams.of(source, timeline, plan, events);
                    Activity progress = events.begin("film")) {
                if (kept < plan.frames()) {
                    events.estimated(files.input(), new FilmEstimate(film, folder, kept).of(dreams, progress));
                }
                shots = new Shooting(film, dreams, progress).dream(folder, state, events);
            } catch (Cancelled e) {
                if (folder.holdsState()) {
                    events.interrupted(folder.path());
                }
                throw e;
            } finally {
                folder.deleteIfEmpty();
            }
            folder.delete();
            return film.result(kept, shots, start);
        }
    }

    /**
     * Dreams the first frame, the one in the middle and the last, each by itself, as pictures beside the output, and two
     * seconds from the middle as a film.
     *
     * @return the files, the film last
     * @throws Cancelled if the activity is cancelled
     * @throws IOException if the film cannot be read, dreamed or written
     */
    public List<Path> preview(SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline)
            throws IOException {
        Destination.requireOther(target.path(), source.files());
        PreparedFilm film = new FilmPreparation(files, target, events).of(source, FilmSource.ffmpeg(files));
        FilmPlan plan = film.plan();
        int middle = (plan.first() + plan.end() - 1) / 2;
        List<Path> made = new ArrayList<>();
        try (FilmDreams dreams = FilmDreams.of(source, timeline, plan, events);
                Activity progress = events.begin("preview")) {
            Shooting shooting = new Shooting(film, dreams, progress);
            made.addAll(shooting.stills(List.of(plan.first(), middle, plan.end() - 1), events));
        }
        double seconds = plan.header().seconds(middle);
        double from = Math.max(plan.header().seconds(plan.first()), seconds - PREVIEW_SECONDS / 2);
        double to = files.toSeconds()
                .map(end -> Math.min(end, from + PREVIEW_SECONDS))
                .orElse(from + PREVIEW_SECONDS);
        String ending = target.format()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .orElse("mp4");
        Path preview = target.beside("preview." + ending);
        FilmFiles part =
                files.between(from, Optional.of(to)).withOutput(preview).withResume(false);
        FilmRun.of(part, events).dream(source, timeline);
        made.add(preview);
        return List.copyOf(made);
    }
}
