/**
 * The dream of a film. {@link io.github.dreamsphere.core.film.CarriedDream} dreams it frame by frame: what one frame
 * dreamed is carried to the next along the optical flow, so that the dream moves with the picture.
 */
package io.github.dreamsphere.core.film;
