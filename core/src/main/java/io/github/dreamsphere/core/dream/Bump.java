package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneWindow;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A disturbance of a dream before the next octave. */
public sealed interface Bump {
    /**
     * Parses {@code noise=STRENGTH} or {@code twist=DEGREES}.
     *
     * @throws IllegalArgumentException if {@code text} is neither
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
     * A bumped copy of {@code picture}, HWC.
     *
     * @param surface what the picture lies on
     * @param seed the seed of random numbers
     * @param planes makes the plane of the copy
     */
    Plane apply(Plane picture, Surface surface, long seed, Planes planes);

    /** A bumped, opaque copy of {@code image} in memory. */
    default Image apply(Image image, Surface surface, long seed) {
        return new Image(apply(image.colourPlane(), surface, seed, Planes.inMemory()));
    }

    /**
     * Uniform noise added to every sample.
     *
     * @param strength the largest change of a sample, in 1/255 of its range; 0..255
     */
    record Noise(double strength) implements Bump {
        private static final double PIXEL_RANGE = 255;

        /** Rejects a strength out of range. */
        public Noise {
            if (!(strength >= 0 && strength <= PIXEL_RANGE)) {
                throw new IllegalArgumentException("noise must be between 0 and 255, was " + strength);
            }
        }

        @Override
        public Plane apply(Plane picture, Surface surface, long seed, Planes planes) {
            SplittableRandom random = new SplittableRandom(seed);
            Plane noisy = planes.like(picture);
            for (int y = 0; y < picture.height(); y++) {
                Row from = picture.row(y);
                Row to = noisy.row(y);
                for (int i = 0; i < from.length(); i++) {
                    double noise = (2 * random.nextDouble() - 1) * strength / PIXEL_RANGE;
                    to.set(i, (float) Math.min(1, Math.max(0, from.get(i) + noise)));
                }
                noisy.store(y, to);
            }
            return noisy;
        }

        @Override
        public String toString() {
            return "noise=" + strength;
        }
    }

    /**
     * A twist. On a sphere every parallel turns about the vertical by the angle times the sine of its latitude, the
     * zenith one way and the nadir the other. A flat picture turns about its middle, less and less towards its edges.
     *
     * @param degrees the largest turn; positive: to the right above the horizon
     */
    record Twist(double degrees) implements Bump {
        /** Rows beyond a row that a cubic filter reads, and one for rounding. */
        private static final int FILTER_REACH = 3;

        /** Rejects an angle that is not finite. */
        public Twist {
            if (!Double.isFinite(degrees)) {
                throw new IllegalArgumentException("twist must be an angle in degrees, was " + degrees);
            }
        }

        @Override
        public Plane apply(Plane picture, Surface surface, long seed, Planes planes) {
            PlaneWindow window = new PlaneWindow(picture);
            SphereSampler sampler = new SphereSampler(window, surface.border());
            Plane twisted = planes.like(picture);
            window.sweep(
                    picture.height(),
                    (top, bottom) -> needed(surface, top, bottom),
                    y -> twistRow(sampler, surface, y, twisted));
            return twisted;
        }

        /** On a sphere parallels keep their rows; a row of a flat picture may depend on any other. */
        private static RowSpan needed(Surface surface, int top, int bottom) {
            return surface instanceof Equirectangular
                    ? surface.border().rows(top - FILTER_REACH, bottom + FILTER_REACH)
                    : new RowSpan(0, surface.height());
        }

        private void twistRow(SphereSampler sampler, Surface surface, int y, Plane twisted) {
            Row row = twisted.row(y);
            for (int x = 0; x < surface.width(); x++) {
                int at = row.offset() + x * Image.CHANNELS;
                read(sampler, surface, x + 0.5, y + 0.5, row.array(), at);
            }
            row.clamp();
            twisted.store(y, row);
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
