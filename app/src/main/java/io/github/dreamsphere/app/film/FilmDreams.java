package io.github.dreamsphere.app.film;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.core.film.CarriedDream;
import java.io.IOException;

/** How each frame of a film is dreamed. Frames of equal requests share their plan. Holds the loaded net. */
final class FilmDreams implements AutoCloseable {
    private final Dreamer dreamer;
    private final long seed;
    private final Timeline<FilmRequest> timeline;
    private FilmRequest planned;
    private CarriedDream dream;

    private FilmDreams(Dreamer dreamer, FilmRequest whole, Timeline<FilmRequest> timeline) {
        this.dreamer = dreamer;
        this.seed = whole.dream().ascent().seed();
        this.timeline = timeline;
    }

    /**
     * Loads the net, and checks the request of every frame, so that a mistake is found before the first frame is dreamed.
     *
     * @param source the request of the whole film
     * @param timeline makes the request of each frame, by its number in the input
     * @param events are told if the processor takes a graphics card's place, wholly or for some of a net's operations
     * @throws IllegalArgumentException if a request contradicts itself
     * @throws IOException if a file that the request names cannot be read
     */
    static FilmDreams of(
            SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline, FilmPlan plan, Events events)
            throws IOException {
        Dreamer dreamer = new Dreamer(source.model(), source.dream().device(), events);
        try {
            FilmDreams dreams = new FilmDreams(dreamer, source.request(), timeline.by(plan.clock()));
            for (int frame = plan.first(); frame < plan.end(); frame++) {
                dreams.request(frame).check();
            }
            dreamer.plan(source);
            return dreams;
        } catch (IOException | RuntimeException | Error e) {
            dreamer.close();
            throw e;
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

    @Override
    public void close() {
        dreamer.close();
    }
}
