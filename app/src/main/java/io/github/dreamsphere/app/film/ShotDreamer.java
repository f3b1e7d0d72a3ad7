package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Dreams shots of a film, each into a file of its frames. The net stays loaded from one shot to the next. */
public final class ShotDreamer implements AutoCloseable {
    private final FilmPlan plan;
    private final EyeFrames eyes;
    private final FrameCursor frames;
    private final FilmDreams dreams;

    private ShotDreamer(FilmSource film, FilmPlan plan, FilmDreams dreams) {
        this.plan = plan;
        this.eyes = new EyeFrames(plan);
        this.frames = new FrameCursor(film);
        this.dreams = dreams;
    }

    /**
     * Reads the film's header and loads the net.
     *
     * @param files the film, and the part of it that is dreamed; the output is not used
     * @param source the request of the whole film
     * @param timeline makes the request of each frame, by its number in the input
     * @throws IOException if the film or a file that the request names cannot be read
     */
    public static ShotDreamer of(
            FilmFiles files, SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline)
            throws IOException {
        FilmSource film = FilmSource.of(files, FilmSource.ffmpeg(files));
        FilmPlan plan =
                FilmPlan.of(files, film.header(), source.request().dream().canvas());
        return new ShotDreamer(film, plan, FilmDreams.of(source, timeline, plan, Events.NONE));
    }

    /**
     * Dreams one shot.
     *
     * @param file for the frames; replaced when the new one is complete
     * @param key everything that determines the frames
     * @return the size of a frame
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    public PictureSize dream(Shot shot, Path file, String key, Progress progress) throws IOException {
        try (FrameFile.Writer writer = new FrameFile.Writer(file, key, plan.frameWidth(), plan.frameHeight())) {
            Optional<FilmState> state = Optional.empty();
            for (int frame = shot.first(); frame < shot.end(); frame++) {
                progress.checkCancelled();
                int number = frame - shot.first();
                Progress part = new PartProgress(
                        progress, "frame " + (number + 1) + "/" + shot.frames(), number, shot.frames());
                Image seen = frames.at(frame);
                CarriedDream dream = dreams.at(frame);
                FilmFrame done = state.isEmpty()
                        ? dream.first(frame - plan.first(), eyes.first(seen), plan.surface(), part)
                        : dream.next(state, eyes.first(seen), plan.surface(), part);
                writer.write(eyes.dreamed(done, seen, dream, part));
                state = Optional.of(done.state());
            }
            writer.commit();
        }
        return new PictureSize(plan.frameWidth(), plan.frameHeight());
    }

    @Override
    public void close() throws IOException {
        frames.close();
        dreams.close();
    }
}
