package io.github.dreamsphere;

import io.github.dreamsphere.core.film.Steadiness;

/**
 * How a film of spheres, or of plain pictures, is dreamed.
 *
 * @param dream how a frame is dreamed; its output is ignored
 * @param steadiness how the dream is held steady from frame to frame
 */
public record FilmRequest(DreamRequest dream, Steadiness steadiness) {
    /** The default dream of every frame. */
    public static FilmRequest defaults() {
        return new FilmRequest(DreamRequest.defaults(), Steadiness.USUAL);
    }

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if they do not, or if the dream is not one of frames in a file
     */
    public void check() {
        dream.check();
        if (dream.canvas().start().isPresent()) {
            throw new IllegalArgumentException("a film is made of frames in a file, not of generated pictures");
        }
    }

    /** This film with another dream. */
    public FilmRequest withDream(DreamRequest dream) {
        return new FilmRequest(dream, steadiness);
    }

    /** This film, held steady in another way. */
    public FilmRequest withSteadiness(Steadiness steadiness) {
        return new FilmRequest(dream, steadiness);
    }
}
