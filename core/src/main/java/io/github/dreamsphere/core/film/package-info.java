/**
 * The dream of a film. {@link io.github.dreamsphere.core.film.CarriedDream} dreams it frame by frame: what one frame
 * dreamed is carried to the next along the optical flow, so that a dream stays on its thing.
 */
package io.github.dreamsphere.core.film;
