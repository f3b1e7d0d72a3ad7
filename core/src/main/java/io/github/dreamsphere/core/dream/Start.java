package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.SplittableRandom;

/**
 * Generated pictures to dream on: drawn from a seed as functions of the direction, so that they have neither seam nor
 * pole. On a flat picture the direction is the place in units of the height. Every start contains a little noise,
 * because the gradient of an even colour is nearly 0.
 */
public enum Start {
    /** Soft clouds of colour at all scales. */
    NOISE {
        @Override
        void paint(SolidNoise[] noise, SplittableRandom colours, Vec3 place, double up, float[] rgb, int offset) {
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb[offset + c] = (float) (0.5 + 0.35 * noise[c].fractal(place, 2, 7));
            }
        }
    },
    /** A gradient from one colour above to another below. */
    GRADIENT {
        @Override
        void paint(SolidNoise[] noise, SplittableRandom colours, Vec3 place, double up, float[] rgb, int offset) {
            float[] above = colour(colours);
            float[] below = colour(colours);
            float part = (float) (0.5 + 0.5 * up);
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb[offset + c] = below[c] + part * (above[c] - below[c]) + grain(noise[c], place);
            }
        }
    },
    /** One colour. */
    COLOUR {
        @Override
        void paint(SolidNoise[] noise, SplittableRandom colours, Vec3 place, double up, float[] rgb, int offset) {
            float[] colour = colour(colours);
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb[offset + c] = colour[c] + grain(noise[c], place);
            }
        }
    };

    /** Amplitude of the noise on an even colour. */
    private static final float GRAIN = 0.03f;

    private static final double GRAIN_FREQUENCY = 16;

    abstract void paint(SolidNoise[] noise, SplittableRandom colours, Vec3 place, double up, float[] rgb, int offset);

    /**
     * Paints this start on {@code surface}, in memory. The same seed gives the same picture, with more detail on a
     * larger surface.
     */
    public Image on(Surface surface, long seed) {
        return on(surface, seed, Planes.inMemory());
    }

    /**
     * As the other, of any size.
     *
     * @param planes makes the plane of the picture
     */
    public Image on(Surface surface, long seed, Planes planes) {
        SplittableRandom random = new SplittableRandom(seed);
        SolidNoise[] noise = {new SolidNoise(random), new SolidNoise(random), new SolidNoise(random)};
        long colours = random.nextLong();
        Plane picture = planes.make(surface.width(), surface.height(), Image.CHANNELS);
        picture.changeEachRow((y, row) -> {
            for (int x = 0; x < surface.width(); x++) {
                Vec3 place = place(surface, x + 0.5, y + 0.5);
                double up = surface instanceof Equirectangular ? place.y() : 1 - 2 * place.y();
                paint(noise, new SplittableRandom(colours), place, up, row.array(), row.offset() + x * Image.CHANNELS);
            }
        });
        return new Image(picture);
    }

    private static Vec3 place(Surface surface, double x, double y) {
        return surface instanceof Equirectangular sphere
                ? sphere.direction(x, y)
                : new Vec3(x / surface.height(), y / surface.height(), 0);
    }

    private static float[] colour(SplittableRandom random) {
        return new float[] {channel(random), channel(random), channel(random)};
    }

    private static float channel(SplittableRandom random) {
        return (float) random.nextDouble(0.15, 0.85);
    }

    private static float grain(SolidNoise noise, Vec3 place) {
        return GRAIN * (float) noise.fractal(place, GRAIN_FREQUENCY, 4);
    }
}
