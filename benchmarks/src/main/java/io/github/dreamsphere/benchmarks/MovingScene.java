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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A clip with known motion, made of photospheres: the eye turns, discs with another picture pass, and the sensor is noisy.
 * The eye may also move within the sphere on which the surroundings are painted, which gives parallax. A lively scene has
 * water, several discs that go their own ways, and a camera that changes its exposure.
 */
final class MovingScene {
    private static final int SOURCE_WIDTH = 2048;
    private static final double NOISE = 1.2 / 255;
    private static final double RIM = Math.toRadians(0.5);

    /** The pond of a lively scene: its middle in the world, and how far it reaches, in radians. */
    private static final double POND_LONGITUDE = Math.toRadians(120);

    private static final double POND_HALF = Math.toRadians(55);
    private static final double POND_TOP = Math.toRadians(-8);
    private static final double SHORE = Math.toRadians(3);

    /** Frames from and to which the exposure of a lively scene rises, and when it falls at once. */
    private static final int BRIGHTER_FROM = 20;

    private static final int BRIGHTER_TO = 26;
    private static final int DARKER = 42;
    private static final double BRIGHTER = 1.3;

    /**
     * A disc; angles in degrees.
     *
     * @param yaw of its middle in frame 0
     * @param pitch of its middle in frame 0
     * @param yawRate a frame
     * @param pitchRate a frame
     * @param radius of the disc
     * @param inWorld whether the angles are the world's, rather than the camera's
     */
    record Mover(double yaw, double pitch, double yawRate, double pitchRate, double radius, boolean inWorld) {
        private Rotation at(int t) {
            return Rotation.yawPitchRoll(Math.toRadians(yaw + yawRate * t), Math.toRadians(pitch + pitchRate * t), 0);
        }
    }

    private final Image surroundings;
    private final Image disc;
    private final double degrees;
    private final double advance;
    private final int width;
    private final List<Mover> movers;
    private final boolean lively;
    private final Map<Place, Rotation> places = new ConcurrentHashMap<>();

    /**
     * @param surroundings 2048 pixels wide or more
     * @param disc the picture on the discs
     * @param degrees of yaw a frame; the pitch is half of it, or sways in a lively scene
     * @param advance by how much the eye moves forward a frame, in radii
     * @param width pixels of a frame
     * @param movers the discs, the nearest first
     * @param lively whether there is water, and the exposure changes
     */
    private MovingScene(
            Image surroundings,
            Image disc,
            double degrees,
            double advance,
            int width,
            List<Mover> movers,
            boolean lively) {
        this.surroundings = surroundings;
        this.disc = disc;
        this.degrees = degrees;
        this.advance = advance;
        this.width = width;
        this.movers = movers;
        this.lively = lively;
    }

    /** The scene made of two photospheres, with one disc. */
    static MovingScene of(Path surroundings, Path disc, double degrees, double advance, int width) throws IOException {
        List<Mover> one = List.of(new Mover(-40, -4, 3.5, 0.5, 13, false));
        return new MovingScene(read(surroundings), read(disc), degrees, advance, width, one, false);
    }

    /** A lively scene made of two photospheres: the eye turns by 1° a frame. */
    static MovingScene lively(Path surroundings, Path disc, int width) throws IOException {
        List<Mover> movers = List.of(
                new Mover(-30, -8, 2.4, 0, 9, true),
                new Mover(40, -10, -0.5, 0, 11, true),
                new Mover(150, -4, -1.8, 0.02, 6, true),
                new Mover(-120, 15, 0.3, -0.1, 12, true),
                new Mover(80, -3, 1, 0, 5, true));
        return new MovingScene(read(surroundings), read(disc), 1, 0, width, movers, true);
    }

    /** A disc at a time. */
    private record Place(int mover, int t) {}

    private static Image read(Path file) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(file);
        return SphereResize.resize(
                photosphere.image(),
                photosphere.coverage().surface().border(),
                SOURCE_WIDTH,
                SOURCE_WIDTH / 2,
                ResampleFilter.LANCZOS3);
    }

    /** Degrees of yaw a frame. */
    double degrees() {
        return degrees;
    }

    /** By how much the eye moves forward a frame, in radii. */
    double advance() {
        return advance;
    }

    /** The geometry of a frame. */
    Equirectangular sphere() {
        return new Equirectangular(width, width / 2);
    }

    /** From the camera of frame {@code t} to the world. */
    Rotation camera(int t) {
        double pitch = lively ? 3 * Math.sin(t / 7.0) : degrees / 2 * t;
        return Rotation.yawPitchRoll(Math.toRadians(degrees * t), Math.toRadians(pitch), 0);
    }

    /** From a disc to the camera of frame {@code t}. */
    private Rotation discAt(Mover mover, int t) {
        return places.computeIfAbsent(
                new Place(movers.indexOf(mover), t),
                key -> mover.inWorld() ? camera(t).inverse().then(mover.at(t)) : mover.at(t));
    }

    private Vec3 eye(int t) {
        return new Vec3(0, 0, -advance * t);
    }

    /** The disc that frame {@code t} shows in {@code direction}. */
    private Optional<Mover> discIn(Vec3 direction, int t) {
        for (Mover mover : movers) {
            if (angle(mover, direction, t) < Math.toRadians(mover.radius())) {
                return Optional.of(mover);
            }
        }
        return Optional.empty();
    }

    /** Whether frame {@code t} shows a disc in {@code direction}. */
    boolean onDisc(Vec3 direction, int t) {
        return discIn(direction, t).isPresent();
    }

    /** Whether {@code direction} of frame {@code t} is at a disc's edge, where pixels are mixed. */
    boolean atRim(Vec3 direction, int t) {
        return movers.stream()
                .anyMatch(mover -> Math.abs(angle(mover, direction, t) - Math.toRadians(mover.radius())) < RIM);
    }

    private double angle(Mover mover, Vec3 direction, int t) {
        return discAt(mover, t).apply(new Vec3(0, 0, -1)).angleTo(direction);
    }

    /** Where the point that frame {@code t} shows in {@code direction} is seen in frame {@code other}. */
    Vec3 source(Vec3 direction, int t, int other) {
        return discIn(direction, t)
                .map(mover ->
                        discAt(mover, other).apply(discAt(mover, t).inverse().apply(direction)))
                .orElseGet(() -> background(direction, t, other));
    }

    private Vec3 background(Vec3 direction, int t, int other) {
        Vec3 point = wall(camera(t).apply(direction), eye(t));
        Vec3 from = eye(other);
        Vec3 seen = new Vec3(point.x() - from.x(), point.y() - from.y(), point.z() - from.z()).normalized();
        return camera(other).inverse().apply(seen);
    }

    /** Whether what frame {@code t} shows in {@code direction} is hidden by a disc in frame {@code other}. */
    boolean covered(Vec3 direction, int t, int other) {
        Optional<Mover> shown = discIn(direction, t);
        Vec3 there = source(direction, t, other);
        for (Mover mover : movers) {
            if (shown.isPresent() && shown.get() == mover) {
                return false;
            }
            if (angle(mover, there, other) < Math.toRadians(mover.radius()) + RIM) {
                return true;
            }
        }
        return false;
    }

    /** Whether frame {@code t} shows water in {@code direction}, which moves in no way that is known. */
    boolean onWater(Vec3 direction, int t) {
        return lively && !onDisc(direction, t) && water(camera(t).apply(direction)) > 0;
    }

    /** How much of a direction of the world is water, 0..1. */
    private static double water(Vec3 d) {
        double beside = Math.abs(Math.IEEEremainder(d.longitude() - POND_LONGITUDE, 2 * Math.PI));
        double inside = Math.min(POND_TOP - d.latitude(), POND_HALF - beside) / SHORE;
        return Math.min(1, Math.max(0, inside));
    }

    /** Where the surroundings are seen through, or mirrored by, the waves of frame {@code t}. */
    private static Vec3 waved(Vec3 d, int t, double much) {
        double nearer = -1 / Math.min(-0.1, d.y());
        double x = 9 * d.x() * nearer;
        double z = 9 * d.z() * nearer;
        double first = Math.sin(1.7 * x + 0.8 * z + 0.9 * t);
        double second = Math.sin(-1.1 * x + 2.3 * z + 0.6 * t) + 0.5 * Math.sin(4.1 * x + 3.3 * z - 1.3 * t);
        double reach = 0.02 * much;
        return new Vec3(d.x() + reach * first, d.y() + reach * second, d.z() + reach * (first - second)).normalized();
    }

    /** How bright frame {@code t} is. */
    private double exposure(int t) {
        if (!lively || t < BRIGHTER_FROM || t >= DARKER) {
            return 1;
        }
        double part = Math.min(1, (t - BRIGHTER_FROM) / (double) (BRIGHTER_TO - BRIGHTER_FROM));
        return 1 + part * (BRIGHTER - 1);
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
        Painter painter = new Painter(frame, t);
        IntStream.range(0, frame.height()).parallel().forEach(painter::paintRow);
        return frame;
    }

    /** Paints a frame. */
    private final class Painter {
        private final Image frame;
        private final int t;
        private final SphereSampler far;
        private final SphereSampler near;
        private final List<Rotation> toDiscs;

        Painter(Image frame, int t) {
            this.frame = frame;
            this.t = t;
            this.far = sampler(surroundings);
            this.near = sampler(disc);
            this.toDiscs =
                    movers.stream().map(mover -> discAt(mover, t).inverse()).toList();
        }

        private static SphereSampler sampler(Image image) {
            return new SphereSampler(image, new Equirectangular(image.width(), image.height()).border());
        }

        void paintRow(int y) {
            SplittableRandom random = new SplittableRandom(1_000_003L * t + y);
            float[] colour = new float[3];
            float[] sum = new float[3];
            for (int x = 0; x < width; x++) {
                Arrays.fill(sum, 0);
                for (int k = 0; k < 4; k++) {
                    see(sphere().direction(x + 0.25 + 0.5 * (k % 2), y + 0.25 + 0.5 * (k / 2)), colour);
                    for (int c = 0; c < 3; c++) {
                        sum[c] += colour[c] / 4;
                    }
                }
                for (int c = 0; c < 3; c++) {
                    double noisy = exposure(t) * sum[c] + NOISE * random.nextGaussian();
                    frame.rgb()[frame.index(x, y) + c] = (float) Math.min(1, Math.max(0, noisy));
                }
            }
        }

        private void see(Vec3 d, float[] colour) {
            for (int i = 0; i < movers.size(); i++) {
                Vec3 onIt = toDiscs.get(i).apply(d);
                if (onIt.angleTo(new Vec3(0, 0, -1))
                        < Math.toRadians(movers.get(i).radius())) {
                    look(near, disc, Rotation.yawPitchRoll(0.5 + i, -0.1, 0).apply(onIt), colour);
                    return;
                }
            }
            Vec3 point = wall(camera(t).apply(d), eye(t));
            double much = lively ? water(point) : 0;
            look(far, surroundings, much > 0 ? waved(point, t, much) : point, colour);
        }
    }

    private static void look(SphereSampler sampler, Image image, Vec3 direction, float[] colour) {
        Equirectangular sphere = new Equirectangular(image.width(), image.height());
        sampler.bicubic(sphere.x(direction.longitude()), sphere.y(direction.latitude()), colour, 0);
    }
}
