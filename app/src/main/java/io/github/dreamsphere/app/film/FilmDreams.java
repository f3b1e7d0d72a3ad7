package io.github.dreamsphere.app.film;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.core.film.CarriedDream;
import java.io.IOException;

/** How each frame of a film is dreamed. Frames of equal requests share their plan. */
final class FilmDreams {
    private final Dreamer dreamer;
    private final long seed;
    private final Timeline<FilmRequest> timeline;
    private FilmRequest planned;
    private CarriedDream dream;

    FilmDreams(Dreamer dreamer, FilmRequest whole, Timeline<FilmRequest> timeline) {
        this.dreamer = dreamer;
        this.seed = whole.dream().ascent().seed();
        this.timeline = timeline;
    }

    /**
     * Checks the request of every frame, so that a mistake is found before the first frame is dreamed.
     *
     * @throws IllegalArgumentException if a request contradicts itself
     */
    void check(int first, int end) {
        for (int frame = first; frame < end; frame++) {
            request(frame).check();
        }
    }

    /** The dream of a frame, by its number in the input. */
    CarriedDream at(int frame) throws IOException {
        FilmRequest request = request(frame);
        if (!request.equals(planned)) {
            dream = new CarriedDream(dreamer.plan(request.dream()), request.steadiness());
            planned = request;
        }
        return dream;
    }

    /** The dream of a film counts its seeds itself. */
    private FilmRequest request(int frame) {
        FilmRequest request = timeline.at(frame).request();
        DreamRequest seeded = request.dream().withSeed(seed);
        return request.withDream(seeded);
    }
}
