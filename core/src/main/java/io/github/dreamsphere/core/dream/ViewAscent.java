package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Gnomonic;

/**
 * Takes steps in flat views of a sphere, one view after the other, and keeps the sphere's picture and the view's pixels
 * from step to step. See {@link Objective.Session#views}. Not thread-safe.
 */
public interface ViewAscent extends AutoCloseable {
    /** Takes the sphere's picture, HWC, sRGB 0..1. */
    void put(float[] picture);

    /**
     * Begins a view with the sphere's pixels as they are now.
     *
     * @param view in the image's axes, of the session's size
     */
    void look(Gnomonic view);

    /**
     * Takes a {@link NormalisedStep} in the view, and adds the view's change to the sphere, softly towards the view's edges.
     *
     * @param size the mean change of a sample of the view, before it is kept within 0..1
     * @throws java.io.UncheckedIOException by a {@link NonFiniteGradientException} if the gradient is not finite
     */
    void step(float size);

    /**
     * Brings a picture up to date. Copies only the rows that have changed since the last call.
     *
     * @param picture what {@link #put} took, as this method has left it since
     */
    void read(float[] picture);

    @Override
    void close();
}
