package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;

/**
 * One dreamed frame of a film.
 *
 * @param dream of the frame's size, 0..1
 * @param state for the next frame
 * @param begins whether a shot begins here, so that nothing was carried
 * @param lost the part of the sphere that was dreamed anew, 0..1
 */
public record FilmFrame(Image dream, FilmState state, boolean begins, double lost) {}
