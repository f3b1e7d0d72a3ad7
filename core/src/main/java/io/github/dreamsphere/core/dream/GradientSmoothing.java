package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;

/** Which frequencies of the gradient count. */
public sealed interface GradientSmoothing {
    /** Smooths {@code gradient} (HWC, as large as {@code surface}) in place. */
    void apply(float[] gradient, Surface surface);

    /** The gradient as it is. */
    record None() implements GradientSmoothing {
        @Override
        public void apply(float[] gradient, Surface surface) {
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
        public void apply(float[] gradient, Surface surface) {
            SphereBlur.blur(new Image(surface.width(), surface.height(), gradient), surface, sigma);
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
        public void apply(float[] gradient, Surface surface) {
            normalise(new Image(surface.width(), surface.height(), gradient), surface, levels);
        }

        private static void normalise(Image band, Surface surface, int levels) {
            if (levels == 1 || Math.min(surface.width(), surface.height()) < 4) {
                SurfaceStatistics.scaleToUnit(band.rgb(), surface);
                return;
            }
            Surface half = surface.scaledBy(0.5);
            Image coarse = SphereResize.resize(band, surface.border(), half.width(), half.height());
            add(band, enlarged(coarse, half, surface), -1);
            SurfaceStatistics.scaleToUnit(band.rgb(), surface);
            normalise(coarse, half, levels - 1);
            add(band, enlarged(coarse, half, surface), 1);
        }

        private static Image enlarged(Image coarse, Surface half, Surface surface) {
            return SphereResize.resize(coarse, half.border(), surface.width(), surface.height());
        }

        private static void add(Image target, Image other, float factor) {
            for (int i = 0; i < target.rgb().length; i++) {
                target.rgb()[i] += factor * other.rgb()[i];
            }
        }
    }
}
