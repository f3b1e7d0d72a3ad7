package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.tile.FlatViews;

/**
 * Takes the steps of an octave on a sphere, with one objective everywhere, and keeps the picture from step to step. See
 * {@link Objective.Session#ascent}. Not thread-safe.
 */
public interface SphereAscent extends AutoCloseable {
    /** Takes the picture to start from, HWC, of the sphere's size, 0..1. */
    void put(Plane picture);

    /**
     * Takes one step. If {@code watch} throws, the picture stays as it was before the step.
     *
     * @param views where the views look in this step
     * @return the sum of the objective's values over all views before the step
     * @throws java.io.UncheckedIOException by a {@link NonFiniteGradientException} if the gradient is not finite
     */
    double step(FlatViews views, TileWatch watch);

    /** Copies the picture to {@code picture}. */
    void read(Plane picture);

    @Override
    void close();
}
