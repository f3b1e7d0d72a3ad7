package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;

/** Which frequencies of the gradient count. */
public sealed interface GradientSmoothing {
    /**
     * Smooths {@code gradient} (HWC, as large as {@code surface}) in place.
     *
     * @param planes where further planes are made for the time being
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
     * A Gaussian blur, which keeps coarse shapes and drops the speckle.
     *
     * @param sigma standard deviation in pixels at the equator, &gt; 0
     */
    record Gaussian(double sigma) implements GradientSmoothing {
        /** Refuses a sigma that blurs nothing or everything. */
        public Gaussian {
            if (!(sigma > 0 && sigma <= 100)) {
                throw new IllegalArgumentException("gradient blur must be > 0 and <= 100 pixels, was " + sigma);
            }
        }

        @Override
        public void apply(Plane gradient, Surface surface, Planes planes) {
            SphereBlur.blur(gradient, surface, sigma, planes);
        }
    }

    /**
     * Laplacian-pyramid normalisation, as in the TensorFlow tutorial's "lapnorm": the gradient is split into bands an
     * octave wide, each is scaled to the same root mean square over the surface, and all are added again. Coarse shapes
     * then count as much as fine ones.
     *
     * @param levels how many bands, ≥ 1
     */
    record LaplacianPyramid(int levels) implements GradientSmoothing {
        /** Refuses a pyramid without bands or with more than any picture has. */
        public LaplacianPyramid {
            if (levels < 1 || levels > 12) {
                throw new IllegalArgumentException("pyramid levels must be >= 1 and <= 12, were " + levels);
            }
        }

        @Override
        public void apply(Plane gradient, Surface surface, Planes planes) {
            normalise(gradient, surface, levels, planes);
        }

        private static void normalise(Plane band, Surface surface, int levels, Planes planes) {
            if (levels == 1 || Math.min(surface.width(), surface.height()) < 4) {
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
