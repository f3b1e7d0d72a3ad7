package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.GradientSmoothing;

/** Weighs the frequencies of a gradient on a graphics card. */
interface SphereSmoothing extends AutoCloseable {
    /** Smooths the gradient in place. */
    void run();

    @Override
    void close();

    /**
     * Allocates all memory.
     *
     * @param gradient what is smoothed
     * @throws CardMemoryException if the memory is full
     */
    static SphereSmoothing of(GradientSmoothing smoothing, Card card, SpherePixels gradient) {
        if (smoothing instanceof GradientSmoothing.Gaussian gaussian) {
            return new SphereBlurShaders(card, gradient, gaussian.sigma());
        }
        if (smoothing instanceof GradientSmoothing.LaplacianPyramid pyramid) {
            return new LaplacianShaders(card, gradient, pyramid.levels());
        }
        return new AsItIs();
    }

    /** Smooths nothing. */
    final class AsItIs implements SphereSmoothing {
        @Override
        public void run() {
            // As it is.
        }

        @Override
        public void close() {
            // Owns nothing.
        }
    }
}
