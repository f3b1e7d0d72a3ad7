package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;

/** Weighs the frequencies of the gradient. */
public sealed interface GradientSmoothing {
    /**
     * Smooths {@code gradient} (HWC, as large as {@code surface}) in place.
     *
     * @param planes makes further planes, which are closed again
     */
    void apply(Plane gradient, Surface surface, Planes planes);

    /** The gradient as it is. */
    record None() implements GradientSmoothing {
        @Override
        public void apply(Plane gradient, Surface surface, Planes planes) {
            // As it is.
        }
    }

    /**
     * A Gaussian blur, which keeps coarse shapes and removes speckle.
     *
     * @param sigma standard deviation in pixels at the equator, &gt; 0
     */
    record Gaussian(double sigma) implements GradientSmoothing {
        /** The largest standard deviation in pixels. */
        public static final double WIDEST = 100;

        /** Rejects a sigma out of range. */
        public Gaussian {
            if (!(sigma > 0 && sigma <= WIDEST)) {
                throw new IllegalArgumentException("gradient blur must be > 0 and <= 100 pixels, was " + sigma);
            }
        }

        @Override
        public void apply(Plane gradient, Surface surface, Planes planes) {
            SphereBlur.blur(gradient, surface, sigma, planes);
        }
    }

    /**
     * Laplacian-pyramid normalisation, as "lapnorm" in the TensorFlow tutorial: the gradient is split into bands one
     * octave wide, each band is scaled to the same root mean square over the surface, and all are added again. Coarse
     * shapes then count as much as fine ones.
     *
     * @param levels the number of bands, 1..12
     */
    record LaplacianPyramid(int levels) implements GradientSmoothing {
        /** The largest number of bands. */
        public static final int MOST_LEVELS = 12;

        private static final int SMALLEST_SPLIT = 4;

        /** Rejects a number of bands out of range. */
        public LaplacianPyramid {
            if (levels < 1 || levels > MOST_LEVELS) {
                throw new IllegalArgumentException("pyramid levels must be >= 1 and <= 12, were " + levels);
            }
        }

        @Override
        public void apply(Plane gradient, Surface surface, Planes planes) {
            normalise(gradient, surface, levels, planes);
        }

        /** Whether a band on {@code surface} is split again if {@code levels} more are wanted, itself included. */
        public static boolean splits(Surface surface, int levels) {
            return levels > 1 && Math.min(surface.width(), surface.height()) >= SMALLEST_SPLIT;
        }

        private static void normalise(Plane band, Surface surface, int levels, Planes planes) {
            if (!splits(surface, levels)) {
                SurfaceStatistics.scaleToUnit(band, surface);
                return;
            }
            Surface half = surface.scaledBy(0.5);
            try (Plane coarse = resized(band, surface, half, planes)) {
                addEnlarged(coarse, half, band, surface, -1, planes);
                SurfaceStatistics.scaleToUnit(band, surface);
                normalise(coarse, half, levels - 1, planes);
                addEnlarged(coarse, half, band, surface, 1, planes);
            }
        }

        private static void addEnlarged(
                Plane coarse, Surface half, Plane band, Surface surface, float factor, Planes planes) {
            try (Plane enlarged = resized(coarse, half, surface, planes)) {
                band.add(enlarged, factor);
            }
        }

        private static Plane resized(Plane plane, Surface from, Surface to, Planes planes) {
            return SphereResize.resize(plane, from.border(), to.width(), to.height(), ResampleFilter.LANCZOS3, planes);
        }
    }
}
