package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * Where each direction of one sphere lies in another: the direction d lies at R·(d + m(d)), brought to length 1. m is
 * small and smooth, so it may be read at any resolution.
 */
public final class SphereFlow implements Flow {
    private final Rotation rotation;
    private final SphereSampler sampler;
    private final Equirectangular sphere;

    /**
     * @param rotation R, the rotation of the whole sphere
     * @param displacements m in radii, full sphere; the channels are x, y and z; not copied
     */
    SphereFlow(Rotation rotation, Image displacements) {
        this.rotation = rotation;
        this.sphere = new Equirectangular(displacements.width(), displacements.height());
        this.sampler = new SphereSampler(displacements, sphere.border());
    }

    /** The rotation of the whole sphere, R: what does not move by itself goes from d to R·d. */
    public Rotation rotation() {
        return rotation;
    }

    @Override
    public Equirectangular surface() {
        return sphere;
    }

    @Override
    public Follower from(Surface pixels) {
        return new SphereFollower((Equirectangular) pixels);
    }

    /** Where {@code direction}, of length 1, lies in the other sphere. */
    public Vec3 at(Vec3 direction) {
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
    private void follow(double x, double y, double dx, double dy, double dz, float[] displacement, double[] to) {
        sampler.bilinear(x, y, displacement, 0);
        double mx = dx + displacement[0];
        double my = dy + displacement[1];
        double mz = dz + displacement[2];
        double scale = 1 / Math.sqrt(mx * mx + my * my + mz * mz);
        to[0] = scale * (rotation.m00() * mx + rotation.m01() * my + rotation.m02() * mz);
        to[1] = scale * (rotation.m10() * mx + rotation.m11() * my + rotation.m12() * mz);
        to[2] = scale * (rotation.m20() * mx + rotation.m21() * my + rotation.m22() * mz);
    }

    private final class SphereFollower extends Follower {
        private final Equirectangular pixels;
        private final SphereTable table;
        private final double scaleX;
        private final double scaleY;
        private final float[] forth = new float[Image.CHANNELS];
        private final float[] back = new float[Image.CHANNELS];
        private final double[] to = new double[3];
        private final double[] end = new double[3];
        private double dx;
        private double dy;
        private double dz;

        SphereFollower(Equirectangular pixels) {
            this.pixels = pixels;
            this.table = new SphereTable(pixels);
            this.scaleX = (double) sphere.width() / pixels.width();
            this.scaleY = (double) sphere.height() / pixels.height();
        }

        @Override
        public void follow(int x, int y) {
            dx = table.cosLatitude(y) * table.sinLongitude(x);
            dy = table.sinLatitude(y);
            dz = -table.cosLatitude(y) * table.cosLongitude(x);
            SphereFlow.this.follow((x + 0.5) * scaleX, (y + 0.5) * scaleY, dx, dy, dz, forth, to);
            Vec3 reached = new Vec3(to[0], to[1], to[2]);
            toX = pixels.x(reached.longitude());
            toY = pixels.y(reached.latitude());
        }

        @Override
        public boolean inside() {
            return true;
        }

        @Override
        public boolean returnsBy(Flow way) {
            ((SphereFlow) way).follow(toX * scaleX, toY * scaleY, to[0], to[1], to[2], back, end);
            double squarePixels = pixels.pixelsPerRadian() * pixels.pixelsPerRadian();
            double missed = square(end[0] - dx) + square(end[1] - dy) + square(end[2] - dz);
            double ways = square(forth[0])
                    + square(forth[1])
                    + square(forth[2])
                    + square(back[0])
                    + square(back[1])
                    + square(back[2]);
            return RoundTrip.closes(missed * squarePixels, ways * squarePixels);
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
