package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.tile.FlatViews;
import java.util.List;

/**
 * Takes the steps of an octave on a sphere, with one objective everywhere, and keeps the picture from step to step. See
 * {@link Objective.Session#ascent}. Not thread-safe.
 */
public interface SphereAscent extends AutoCloseable {
    /**
     * Takes what to start from.
     *
     * @param picture HWC, of the sphere's size, 0..1
     * @param memory what the rule remembers, see {@link AscentRule#remember}
     */
    void put(Plane picture, List<Plane> memory);

    /**
     * Takes one step. If {@code watch} throws, the picture and the memory stay as they were.
     *
     * @param views where the views look in this step
     * @param step counted from 0 in this octave
     * @return the sum of the objective's values over all views before the step
     * @throws java.io.UncheckedIOException by a {@link NonFiniteGradientException} if the gradient is not finite
     */
    double step(FlatViews views, int step, TileWatch watch);

    /** Copies the picture to {@code picture}. */
    void read(Plane picture);

    /** Copies what the rule remembers to {@code memory}. */
    void readMemory(List<Plane> memory);

    @Override
    void close();
}
