package io.github.dreamsphere.upscale;

import io.github.dreamsphere.core.sphere.Surface;
import java.io.Serializable;

/** The size to which a picture is enlarged. */
public sealed interface Enlargement extends Serializable {
    /** The largest factor. */
    double LARGEST_FACTOR = 16;

    /** {@code surface}, enlarged. */
    Surface of(Surface surface);

    /** {@code factor} times as large along each edge. */
    static Enlargement by(double factor) {
        return new Factor(factor);
    }

    /** To {@code width} pixels, with the height that keeps the proportions. */
    static Enlargement toWidth(int width) {
        return new Width(width);
    }

    /** By a factor of 1..16; the width is rounded to whole pixels, on a sphere to an even number. */
    record Factor(double factor) implements Enlargement {
        public Factor {
            if (!(factor >= 1 && factor <= LARGEST_FACTOR)) {
                throw new IllegalArgumentException("the scale must be 1 to 16, was " + factor);
            }
        }

        @Override
        public Surface of(Surface surface) {
            double width = surface.width() * factor;
            boolean whole = width == Math.rint(width);
            return whole
                    ? surface.scaledTo((int) width, (int) Math.max(1, Math.round(surface.height() * factor)))
                    : surface.scaledBy(factor);
        }

        @Override
        public String toString() {
            return factor + " times";
        }
    }

    /** To a width in pixels, 1 to 16 times the picture's own. */
    record Width(int width) implements Enlargement {
        public Width {
            if (width < 1) {
                throw new IllegalArgumentException("the width must be >= 1, was " + width);
            }
        }

        @Override
        public Surface of(Surface surface) {
            double factor = (double) width / surface.width();
            if (factor < 1 || factor > LARGEST_FACTOR) {
                throw new IllegalArgumentException("the width must be 1 to 16 times the picture's, which is "
                        + surface.width() + ", was " + width);
            }
            return surface.scaledTo(width, (int) Math.max(1, Math.round(surface.height() * factor)));
        }

        @Override
        public String toString() {
            return width + " pixels wide";
        }
    }
}
