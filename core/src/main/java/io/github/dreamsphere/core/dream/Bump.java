package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What shakes a dream out of its shape before it is dreamed on. */
public sealed interface Bump {
    /**
     * Reads {@code noise=STRENGTH} or {@code twist=DEGREES}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Bump parse(String text) {
        Matcher matcher =
                Pattern.compile("(noise|twist)=([-+]?[0-9]+(?:\\.[0-9]+)?)").matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a bump is written noise=8 or twist=20, not '" + text + "'");
        }
        double strength = Double.parseDouble(matcher.group(2));
        return matcher.group(1).equals("noise") ? new Noise(strength) : new Twist(strength);
    }

    /**
     * A bumped copy of {@code image}.
     *
     * @param surface what the image lies on
     * @param seed where random numbers begin
     */
    Image apply(Image image, Surface surface, long seed);

    /**
     * Even noise added to every sample.
     *
     * @param strength the most that is added or taken away, in 1/255 of the range of a pixel; 0..255
     */
    record Noise(double strength) implements Bump {
        private static final double PIXEL_RANGE = 255;

        /** Refuses a strength out of range. */
        public Noise {
            if (!(strength >= 0 && strength <= PIXEL_RANGE)) {
                throw new IllegalArgumentException("noise must be between 0 and 255, was " + strength);
            }
        }

        @Override
        public Image apply(Image image, Surface surface, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Image noisy = image.copy();
            float[] rgb = noisy.rgb();
            for (int i = 0; i < rgb.length; i++) {
                double noise = (2 * random.nextDouble() - 1) * strength / PIXEL_RANGE;
                rgb[i] = (float) Math.min(1, Math.max(0, rgb[i] + noise));
            }
            return noisy;
        }

        @Override
        public String toString() {
            return "noise=" + strength;
        }
    }

    /**
     * A twist: on a sphere every parallel turns about the vertical by the angle times the sine of its latitude, the
     * zenith one way and the nadir the other; a flat picture turns about its middle, less and less towards its edges.
     *
     * @param degrees the greatest turn; positive to the right above the horizon
     */
    record Twist(double degrees) implements Bump {
        /** Refuses what is no angle. */
        public Twist {
            if (!Double.isFinite(degrees)) {
                throw new IllegalArgumentException("twist must be an angle in degrees, was " + degrees);
            }
        }

        @Override
        public Image apply(Image image, Surface surface, long seed) {
            SphereSampler sampler = new SphereSampler(image, surface.border());
            Image twisted = image.copy();
            float[] rgb = twisted.rgb();
            IntStream.range(0, image.height()).parallel().forEach(y -> {
                for (int x = 0; x < image.width(); x++) {
                    int at = twisted.index(x, y);
                    read(sampler, surface, x + 0.5, y + 0.5, rgb, at);
                    for (int i = at; i < at + Image.CHANNELS; i++) {
                        rgb[i] = Math.min(1, Math.max(0, rgb[i]));
                    }
                }
            });
            return twisted;
        }

        private void read(SphereSampler sampler, Surface surface, double x, double y, float[] rgb, int at) {
            if (surface instanceof Equirectangular sphere) {
                double turn = degrees / 360 * Math.sin(sphere.latitude(y));
                sampler.bicubic(x - turn * sphere.fullWidth(), y, rgb, at);
                return;
            }
            double right = x - surface.width() / 2.0;
            double down = y - surface.height() / 2.0;
            double fromMiddle = 2 * Math.hypot(right, down) / Math.min(surface.width(), surface.height());
            double angle = -Math.toRadians(degrees) * Math.max(0, 1 - fromMiddle);
            sampler.bicubic(
                    surface.width() / 2.0 + Math.cos(angle) * right - Math.sin(angle) * down,
                    surface.height() / 2.0 + Math.sin(angle) * right + Math.cos(angle) * down,
                    rgb,
                    at);
        }

        @Override
        public String toString() {
            return "twist=" + degrees;
        }
    }
}
