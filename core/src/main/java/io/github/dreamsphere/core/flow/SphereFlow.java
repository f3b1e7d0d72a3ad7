package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * Where each direction of one sphere lies in another: the direction d lies at R·(d + m(d)), brought to length 1. m is
 * small and smooth, so it may be read at any resolution. Immutable; safe for use by several threads.
 */
public final class SphereFlow {
    private final Rotation rotation;
    private final Image displacements;
    private final SphereSampler sampler;

    /**
     * @param rotation R, the rotation of the whole sphere
     * @param displacements m in radii, full sphere; the channels are x, y and z; not copied
     */
    SphereFlow(Rotation rotation, Image displacements) {
        this.rotation = rotation;
        this.displacements = displacements;
        this.sampler = new SphereSampler(
                displacements, new Equirectangular(displacements.width(), displacements.height()).border());
    }

    /** The rotation of the whole sphere, R: what does not move by itself goes from d to R·d. */
    public Rotation rotation() {
        return rotation;
    }

    /** The width of the field of displacements in pixels. */
    public int width() {
        return displacements.width();
    }

    /** The height of the field of displacements in pixels. */
    public int height() {
        return displacements.height();
    }

    /** Where {@code direction}, of length 1, lies in the other sphere. */
    public Vec3 at(Vec3 direction) {
        Equirectangular sphere = new Equirectangular(width(), height());
        double[] to = new double[3];
        float[] displacement = new float[3];
        double x = sphere.x(direction.longitude());
        double y = sphere.y(direction.latitude());
        follow(x, y, direction.x(), direction.y(), direction.z(), displacement, to);
        return new Vec3(to[0], to[1], to[2]);
    }

    /**
     * Writes where the direction (dx, dy, dz) lies in the other sphere into {@code to}.
     *
     * @param x where the direction is in the field, in continuous pixel coordinates
     * @param y as x
     * @param displacement receives m, three floats
     */
    public void follow(double x, double y, double dx, double dy, double dz, float[] displacement, double[] to) {
        sampler.bilinear(x, y, displacement, 0);
        double mx = dx + displacement[0];
        double my = dy + displacement[1];
        double mz = dz + displacement[2];
        double scale = 1 / Math.sqrt(mx * mx + my * my + mz * mz);
        to[0] = scale * (rotation.m00() * mx + rotation.m01() * my + rotation.m02() * mz);
        to[1] = scale * (rotation.m10() * mx + rotation.m11() * my + rotation.m12() * mz);
        to[2] = scale * (rotation.m20() * mx + rotation.m21() * my + rotation.m22() * mz);
    }
}
