package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A picture rendered from a smooth function of the direction, and other pictures to test with. */
public final class SmoothSphere {
    private SmoothSphere() {}

    /** Channel {@code c} of the smooth function, 0..1; it changes over about half a radian. */
    public static float colour(Vec3 d, int c) {
        return switch (c) {
            case 0 -> (float) (0.5 + 0.4 * Math.sin(2 * d.x() + d.y()));
            case 1 -> (float) (0.5 + 0.3 * Math.cos(3 * d.y() - d.z()));
            default -> (float) (0.5 + 0.4 * d.x() * d.z());
        };
    }

    /** The smooth function as {@code sphere} shows it. */
    public static Image render(Equirectangular sphere) {
        Image image = new Image(sphere.width(), sphere.height());
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, colour(d, c));
                }
            }
        }
        return image;
    }

    /** A texture without seam, pole or favoured direction: plane waves through space, about 14 pixels long, 0.2..0.8. */
    public static Image waves(Equirectangular sphere, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double frequency = sphere.pixelsPerRadian() * 2 * Math.PI / 14;
        Image image = new Image(sphere.width(), sphere.height());
        Arrays.fill(image.rgb(), 0.5f);
        for (int wave = 0; wave < 30; wave++) {
            Vec3 k = Rotation.random(random).apply(new Vec3(0, frequency, 0));
            double phase = random.nextDouble(2 * Math.PI);
            addWave(image, sphere, k, phase, 0.3f / 30, wave % Image.CHANNELS);
        }
        return image;
    }

    private static void addWave(Image image, Equirectangular sphere, Vec3 k, double phase, float height, int channel) {
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                double wave = Math.sin(k.dot(sphere.direction(x + 0.5, y + 0.5)) + phase);
                image.rgb()[image.index(x, y) + channel] += 3 * height * (float) wave;
            }
        }
    }

    /** {@code image} with every row moved {@code columns} to the right, wrapping. */
    public static Image rolled(Image image, int columns) {
        Image rolled = new Image(image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int to = Math.floorMod(x + columns, image.width());
                System.arraycopy(image.rgb(), image.index(x, y), rolled.rgb(), rolled.index(to, y), Image.CHANNELS);
            }
        }
        return rolled;
    }
}
