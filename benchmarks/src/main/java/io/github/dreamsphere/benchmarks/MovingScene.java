package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A clip with known motion, made of photospheres: the eye turns to the right and half as fast up, a disc with another
 * picture passes, and the sensor is noisy. The eye may also move within the sphere on which the surroundings are
 * painted, which gives parallax.
 *
 * @param surroundings 2048 pixels wide or more
 * @param disc the picture on the disc
 * @param degrees of yaw a frame; the pitch is half of it
 * @param advance by how much the eye moves forward a frame, in radii
 * @param width pixels of a frame
 */
record MovingScene(Image surroundings, Image disc, double degrees, double advance, int width) {
    private static final int SOURCE_WIDTH = 2048;
    private static final double NOISE = 1.2 / 255;
    private static final double DISC_RADIUS = Math.toRadians(13);

    /** The scene made of two photospheres. */
    static MovingScene of(Path surroundings, Path disc, double degrees, double advance, int width) throws IOException {
        return new MovingScene(read(surroundings), read(disc), degrees, advance, width);
    }

    private static Image read(Path file) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(file);
        return SphereResize.resize(
                photosphere.image(),
                photosphere.coverage().surface().border(),
                SOURCE_WIDTH,
                SOURCE_WIDTH / 2,
                ResampleFilter.LANCZOS3);
    }

    /** What a frame's direction shows. */
    private record Hit(boolean onDisc, Vec3 point) {}

    /** The geometry of a frame. */
    Equirectangular sphere() {
        return new Equirectangular(width, width / 2);
    }

    /** From the camera of frame {@code t} to the world. */
    Rotation camera(int t) {
        return Rotation.yawPitchRoll(Math.toRadians(degrees * t), Math.toRadians(degrees / 2 * t), 0);
    }

    /** From the disc to the camera of frame {@code t}. */
    private Rotation discAt(int t) {
        return Rotation.yawPitchRoll(Math.toRadians(-40 + 3.5 * t), Math.toRadians(-4 + 0.5 * t), 0);
    }

    private Vec3 eye(int t) {
        return new Vec3(0, 0, -advance * t);
    }

    /** Whether frame {@code t} shows the disc in {@code direction}. */
    boolean onDisc(Vec3 direction, int t) {
        return discAngle(direction, t) < DISC_RADIUS;
    }

    /** Whether {@code direction} of frame {@code t} is at the disc's edge, where pixels are mixed. */
    boolean atRim(Vec3 direction, int t) {
        return Math.abs(discAngle(direction, t) - DISC_RADIUS) < Math.toRadians(0.5);
    }

    private double discAngle(Vec3 direction, int t) {
        return discAt(t).apply(new Vec3(0, 0, -1)).angleTo(direction);
    }

    /** Where the point that frame {@code t} shows in {@code direction} is seen in frame {@code other}. */
    Vec3 source(Vec3 direction, int t, int other) {
        if (onDisc(direction, t)) {
            return discAt(other).apply(discAt(t).inverse().apply(direction));
        }
        return background(direction, t, other);
    }

    private Vec3 background(Vec3 direction, int t, int other) {
        Vec3 point = wall(camera(t).apply(direction), eye(t));
        Vec3 from = eye(other);
        Vec3 seen = new Vec3(point.x() - from.x(), point.y() - from.y(), point.z() - from.z()).normalized();
        return camera(other).inverse().apply(seen);
    }

    /** Whether what frame {@code t} shows in {@code direction} is hidden by the disc in frame {@code other}. */
    boolean covered(Vec3 direction, int t, int other) {
        return !onDisc(direction, t)
                && discAngle(background(direction, t, other), other) < DISC_RADIUS + Math.toRadians(0.5);
    }

    /** Where a ray from {@code eye} meets the sphere of radius 1. */
    private static Vec3 wall(Vec3 ray, Vec3 eye) {
        double along = ray.dot(eye);
        double far = Math.sqrt(along * along + 1 - eye.dot(eye)) - along;
        return new Vec3(eye.x() + far * ray.x(), eye.y() + far * ray.y(), eye.z() + far * ray.z());
    }

    /** Frame {@code t}, each pixel the mean of four samples. */
    Image frame(int t) {
        Image frame = new Image(width, width / 2);
        SphereSampler far = new SphereSampler(
                surroundings, new Equirectangular(surroundings.width(), surroundings.height()).border());
        SphereSampler near = new SphereSampler(disc, new Equirectangular(disc.width(), disc.height()).border());
        IntStream.range(0, frame.height()).parallel().forEach(y -> {
            SplittableRandom random = new SplittableRandom(1_000_003L * t + y);
            for (int x = 0; x < width; x++) {
                paint(frame, x, y, t, far, near, random);
            }
        });
        return frame;
    }

    private void paint(
            Image frame, int x, int y, int t, SphereSampler far, SphereSampler near, SplittableRandom random) {
        float[] colour = new float[3];
        float[] sum = new float[3];
        for (int k = 0; k < 4; k++) {
            Vec3 d = sphere().direction(x + 0.25 + 0.5 * (k % 2), y + 0.25 + 0.5 * (k / 2));
            if (onDisc(d, t)) {
                look(
                        near,
                        disc,
                        Rotation.yawPitchRoll(0.5, -0.1, 0)
                                .apply(discAt(t).inverse().apply(d)),
                        colour);
            } else {
                look(far, surroundings, wall(camera(t).apply(d), eye(t)), colour);
            }
            for (int c = 0; c < 3; c++) {
                sum[c] += colour[c] / 4;
            }
        }
        for (int c = 0; c < 3; c++) {
            double noisy = sum[c] + NOISE * random.nextGaussian();
            frame.rgb()[frame.index(x, y) + c] = (float) Math.min(1, Math.max(0, noisy));
        }
    }

    private static void look(SphereSampler sampler, Image image, Vec3 direction, float[] colour) {
        Equirectangular sphere = new Equirectangular(image.width(), image.height());
        sampler.bicubic(sphere.x(direction.longitude()), sphere.y(direction.latitude()), colour, 0);
    }
}
