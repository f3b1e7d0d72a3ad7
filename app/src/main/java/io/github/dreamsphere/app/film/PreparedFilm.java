package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmJoin;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.util.Map;
import java.util.Optional;

/**
 * A film that has been looked through, and how its dream is written.
 *
 * @param encoder of a film in one file
 * @param key everything that determines the result, as a recipe
 */
record PreparedFilm(
        FilmFiles files,
        FilmTarget target,
        FilmSource film,
        FilmPlan plan,
        Ffmpeg ffmpeg,
        Optional<VideoEncoder> encoder,
        String key) {
    /** What receives the dreamed frames; pieces are made in {@code folder}. */
    FilmOutput output(FilmFolder folder, Events events) {
        if (!target.isFile()) {
            return new PictureOutput(new FramePattern(target.path()), plan.first(), plan.isFlat(), events);
        }
        FilmJoin join = new FilmJoin(
                ffmpeg,
                folder.path(),
                film.sound(),
                plan.header(),
                plan.first(),
                plan.end(),
                RunSettings.recorded(Xmp.EMPTY, Map.of(Recipes.RECORDED, key)),
                !plan.isFlat(),
                files.quality());
        return new VideoOutput(ffmpeg, encoder.orElseThrow(), files.quality(), plan, target, join);
    }

    /**
     * The finished film.
     *
     * @param kept frames that an earlier run had made
     * @param shots that began in this run
     * @param start when the run began, by the system's timer
     */
    FilmResult result(int kept, int shots, long start) {
        return new FilmResult(
                target.path(),
                new PictureSize(plan.frameWidth(), plan.frameHeight()),
                plan.frames(),
                kept,
                shots,
                (System.nanoTime() - start) / 1e9,
                plan.header().damaged().isEmpty());
    }
}
