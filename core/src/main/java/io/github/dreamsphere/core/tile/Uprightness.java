package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.random.RandomGenerator;

/**
 * Which way is up in a view, for one who faces −Z, the heading. Around the horizon it is towards the zenith. In the caps
 * it is where the head of one points who looks up or down from the heading: backwards at the zenith, forwards at the
 * nadir. So everything stands that is seen from the heading, by moving the eyes up and down.
 *
 * <p>Between both, over a band of latitudes, up turns gradually. Ahead there is nothing to turn, behind it turns by 180°:
 * there, each band has one place without a direction, which no field of directions on a sphere can avoid (the hairy ball
 * theorem). The band moves from step to step, so that its edge and that place leave no trace.
 *
 * @param latitude of the middle of the band, radians
 * @param tilt by which every view is turned clockwise, radians
 */
record Uprightness(double latitude, double tilt) {
    /** Looking straight up or down, the views that show most of the middle look into the cap above this latitude. */
    private static final double LATITUDE = Math.toRadians(55);
    /** The width of the band. */
    private static final double WIDTH = Math.toRadians(20);
    /** How far the band moves to either side. */
    private static final double SHIFT = Math.toRadians(5);
    /** How far views tilt to either side. */
    private static final double TILT = Math.toRadians(10);

    private static final double TINY = 1e-9;

    private static final Vec3 ZENITH = new Vec3(0, 1, 0);
    private static final Vec3 BACK = new Vec3(0, 0, 1);
    private static final Vec3 FRONT = new Vec3(0, 0, -1);

    /** The band at its usual latitude, without a tilt. */
    static final Uprightness USUAL = new Uprightness(LATITUDE, 0);

    /** A band near its usual latitude, and a small tilt. */
    static Uprightness drawn(RandomGenerator random) {
        return new Uprightness(LATITUDE + SHIFT * (2 * random.nextDouble() - 1), TILT * (2 * random.nextDouble() - 1));
    }

    /** {@code view}, turned about the direction in which it looks. */
    Rotation upright(Rotation view) {
        Vec3 forward = view.apply(FRONT);
        Vec3 level = up(forward);
        Vec3 right = forward.cross(level);
        Vec3 up = sum(level, Math.cos(tilt), right, Math.sin(tilt));
        Vec3 across = forward.cross(up);
        return new Rotation(
                across.x(), up.x(), -forward.x(), across.y(), up.y(), -forward.y(), across.z(), up.z(), -forward.z());
    }

    /** The direction of up for one who looks along {@code forward}, at right angles to it. */
    Vec3 up(Vec3 forward) {
        double share = share(Math.abs(forward.latitude()));
        Vec3 caps = forward.y() > 0 ? BACK : FRONT;
        if (share == 0) {
            return across(ZENITH, forward);
        }
        if (share == 1) {
            return across(caps, forward);
        }
        Vec3 sum = sum(across(ZENITH, forward), 1 - share, across(caps, forward), share);
        return sum.length() < TINY ? across(caps, forward) : sum.normalized();
    }

    /** The caps' share in up: 0 below the band, 1 above it, rising smoothly in between. */
    private double share(double height) {
        double t = Math.min(1, Math.max(0, (height - latitude) / WIDTH + 0.5));
        return t * t * (3 - 2 * t);
    }

    /** The part of {@code v} at right angles to {@code forward}, of length 1. */
    private static Vec3 across(Vec3 v, Vec3 forward) {
        return sum(v, 1, forward, -v.dot(forward)).normalized();
    }

    private static Vec3 sum(Vec3 a, double times, Vec3 b, double other) {
        return new Vec3(times * a.x() + other * b.x(), times * a.y() + other * b.y(), times * a.z() + other * b.z());
    }
}
