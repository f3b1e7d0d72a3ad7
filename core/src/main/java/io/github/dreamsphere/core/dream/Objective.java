package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a dream raises, as the dream sees it: a value for a tile of pixels, and its gradient. A network's blob is one
 * (see {@code models}); tests use analytic functions.
 */
public interface Objective {
    /**
     * Prepares for tiles of one size. Everything is allocated here, once.
     *
     * @param width the tiles' width in pixels
     * @param height the tiles' height in pixels
     */
    Session open(int width, int height);

    /** The smallest tile edge in pixels that this objective can work on. */
    default int minimumSize() {
        return 1;
    }

    /** The only tile edge in pixels that this objective can work on; empty if tiles may have any size that is not too small. */
    default OptionalInt fixedSize() {
        return OptionalInt.empty();
    }

    /** The objective for tiles of one size. Not thread safe; may own native memory. */
    interface Session extends AutoCloseable {
        /**
         * Computes the objective's value for {@code rgb}, and its gradient.
         *
         * @param rgb the tile, HWC, sRGB 0..1, {@code height · width · 3} floats; not changed
         * @param gradient receives ∂value/∂rgb in the same layout; overwritten
         * @return the objective's value
         */
        double gradient(float[] rgb, float[] gradient);

        /** The most tiles that are worth giving to {@link #gradients} at once. */
        default int tiles() {
            return 1;
        }

        /**
         * As {@link #gradient}, with the same bytes, for several tiles at once.
         *
         * @param rgb one to {@link #tiles} tiles
         * @param gradients receive the gradient of each
         * @return the value of each
         */
        default double[] gradients(List<float[]> rgb, List<float[]> gradients) {
            double[] values = new double[rgb.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = gradient(rgb.get(i), gradients.get(i));
            }
            return values;
        }

        /**
         * Takes over the steps of an octave if this session's device can do all of {@code task}, so that the picture
         * need not leave the device between tiles and steps.
         *
         * @return what takes the steps, to be closed before this session; empty if the caller must cut, blend and step
         */
        default Optional<SphereAscent> ascent(AscentTask task) {
            return Optional.empty();
        }

        /**
         * Takes over the steps in views of a sphere if this session's device can, so that neither the sphere nor the views
         * need leave the device.
         *
         * @param sphere where the picture lies
         * @return what takes the steps, in square views of this session's size, to be closed before this session; empty if
         *     the caller must take them
         */
        default Optional<ViewAscent> views(Equirectangular sphere) {
            return Optional.empty();
        }

        @Override
        void close();
    }
}
