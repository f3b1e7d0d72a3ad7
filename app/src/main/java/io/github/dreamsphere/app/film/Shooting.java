package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dreams the frames of a film one after the other. */
final class Shooting {
    private final PreparedFilm film;
    private final FilmPlan plan;
    private final EyeFrames eyes;
    private final FilmDreams dreams;
    private final Progress progress;

    Shooting(PreparedFilm film, FilmDreams dreams, Progress progress) {
        this.film = film;
        this.plan = film.plan();
        this.eyes = new EyeFrames(plan);
        this.dreams = dreams;
        this.progress = progress;
    }

    /**
     * Dreams what is left after {@code begun}, and makes the film.
     *
     * @return the number of shots that began
     */
    int dream(FilmFolder folder, Optional<FilmState> begun, Events events) throws IOException {
        int shots = 0;
        Optional<FilmState> state = begun;
        int next = plan.first() + begun.map(FilmState::frames).orElse(0);
        try (FilmOutput output = film.output(folder, events);
                FrameCursor frames = new FrameCursor(film.film())) {
            for (int frame = next; frame < plan.end(); frame++) {
                progress.checkCancelled();
                if (plan.pieceAt(frame) >= 0) {
                    output.begin(frame);
                }
                Image seen = frames.at(frame);
                CarriedDream dream = dreams.at(frame);
                FilmFrame done = dream.next(state, eyes.first(seen), plan.surface(), part(frame));
                output.write(frame, eyes.dreamed(done, seen, dream, part(frame)));
                state = Optional.of(done.state());
                shots += done.begins() ? 1 : 0;
                if (plan.pieceAt(frame + 1) >= 0) {
                    output.end();
                    folder.keep(done.state(), film.key());
                }
            }
            progress.report("joining", 1, 1);
            output.finish();
        }
        return shots;
    }

    private Progress part(int frame) {
        int number = frame - plan.first();
        return new PartProgress(progress, "frame " + (number + 1) + "/" + plan.frames(), number, plan.frames());
    }

    /** Dreams some frames, each as the first of a shot, into files beside the film. */
    List<Path> stills(List<Integer> numbers, Events events) throws IOException {
        List<Path> made = new ArrayList<>();
        try (FrameCursor frames = new FrameCursor(film.film())) {
            for (int frame : numbers.stream().distinct().toList()) {
                progress.checkCancelled();
                Image seen = frames.at(frame);
                Progress part =
                        new PartProgress(progress, "frame " + (frame + 1), numbers.indexOf(frame), numbers.size());
                FilmFrame done = dreams.at(frame).next(Optional.empty(), eyes.first(seen), plan.surface(), part);
                Path file = film.target().beside(String.format(Locale.ROOT, "preview-%05d.png", frame));
                PictureOutput.write(done.dream(), file, plan.isFlat(), events);
                made.add(file);
            }
        }
        return made;
    }
}
