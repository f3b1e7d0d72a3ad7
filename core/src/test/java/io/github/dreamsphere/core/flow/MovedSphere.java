package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Frames of a world of which every motion is known: a texture of waves in space, and a disc with another texture. */
public final class MovedSphere {
    private static final int WAVES = 36;

    private final Equirectangular sphere;
    private final List<Wave> far;
    private final List<Wave> near;

    private record Wave(Vec3 along, double phase) {}

    /** Waves of 12 to 120 pixels. */
    public MovedSphere(int width, long seed) {
        this.sphere = new Equirectangular(width, width / 2);
        SplittableRandom random = new SplittableRandom(seed);
        this.far = waves(random);
        this.near = waves(random);
    }

    private List<Wave> waves(SplittableRandom random) {
        List<Wave> waves = new ArrayList<>();
        for (int i = 0; i < WAVES; i++) {
            double length = 12 * Math.pow(10, random.nextDouble());
            double frequency = sphere.pixelsPerRadian() * 2 * Math.PI / length;
            waves.add(
                    new Wave(Rotation.random(random).apply(new Vec3(0, frequency, 0)), random.nextDouble(2 * Math.PI)));
        }
        return waves;
    }

    /** The geometry of a frame. */
    public Equirectangular sphere() {
        return sphere;
    }

    /**
     * A position of the eye and of the disc.
     *
     * @param camera from the camera to the world
     * @param eye within the sphere of radius 1 on which the world is painted
     * @param disc from the disc, which lies ahead, to the camera
     * @param discRadius in radians; 0: there is none
     */
    public record View(Rotation camera, Vec3 eye, Rotation disc, double discRadius) {
        /** An eye at the centre, without a disc. */
        public static View turned(Rotation camera) {
            return new View(camera, new Vec3(0, 0, 0), Rotation.IDENTITY, 0);
        }

        /** This view from another place. */
        public View from(Vec3 place) {
            return new View(camera, place, disc, discRadius);
        }

        /** This view with a disc. */
        public View withDisc(Rotation place, double radius) {
            return new View(camera, eye, place, radius);
        }

        /** Whether the disc is in this direction. */
        public boolean onDisc(Vec3 d) {
            return disc.apply(new Vec3(0, 0, -1)).angleTo(d) < discRadius;
        }

        Vec3 wall(Vec3 d) {
            Vec3 ray = camera.apply(d);
            double along = ray.dot(eye);
            double way = Math.sqrt(along * along + 1 - eye.dot(eye)) - along;
            return new Vec3(eye.x() + way * ray.x(), eye.y() + way * ray.y(), eye.z() + way * ray.z());
        }

        Vec3 seenFromHere(Vec3 wall) {
            Vec3 ray = new Vec3(wall.x() - eye.x(), wall.y() - eye.y(), wall.z() - eye.z());
            return camera.inverse().apply(ray.normalized());
        }

        /** Where what this view shows in direction d is in another view. */
        public Vec3 in(View other, Vec3 d) {
            return onDisc(d) ? other.disc.apply(disc.inverse().apply(d)) : other.seenFromHere(wall(d));
        }

        /** Whether what this view shows in direction d lies behind the disc in another view. */
        public boolean hiddenIn(View other, Vec3 d) {
            return !onDisc(d) && other.onDisc(in(other, d));
        }
    }

    /** What a view shows. */
    public Image frame(View view) {
        Image image = new Image(sphere.width(), sphere.height());
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            for (int x = 0; x < image.width(); x++) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                boolean disc = view.onDisc(d);
                Vec3 at = disc ? view.disc().inverse().apply(d) : view.wall(d);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, colour(disc ? near : far, at, c));
                }
            }
        });
        return image;
    }

    private static float colour(List<Wave> waves, Vec3 at, int c) {
        double sum = 0;
        for (int i = c; i < waves.size(); i += Image.CHANNELS) {
            sum += Math.sin(waves.get(i).along.dot(at) + waves.get(i).phase);
        }
        return (float) Math.min(1, Math.max(0, 0.5 + 0.06 * sum));
    }
}
