package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Arrays;

/**
 * The rotation that most of a sphere's displacements agree with. Each round weights a direction by 1/(1 + (e/2s)²),
 * where e is its distance and s the median of all distances, and solves for the small rotation that is left
 * (iteratively reweighted least squares with the Cauchy weight; Holland and Welsch, "Robust regression using
 * iteratively reweighted least-squares", 1977).
 */
final class RotationFit {
    private static final int ROUNDS = 10;
    private static final double SMALLEST_SCALE = 1e-6;

    private final double[] from;
    private final double[] to;
    private final double[] areas;

    private RotationFit(int count) {
        this.from = new double[3 * count];
        this.to = new double[3 * count];
        this.areas = new double[count];
    }

    /** The rotation of {@code displacements}, three channels as {@link FlowViews#blended} makes them. */
    static Rotation of(Image displacements) {
        SphereTable table = new SphereTable(new Equirectangular(displacements.width(), displacements.height()));
        RotationFit fit = new RotationFit(displacements.width() * displacements.height());
        for (int y = 0; y < displacements.height(); y++) {
            for (int x = 0; x < displacements.width(); x++) {
                fit.take(table, displacements, x, y);
            }
        }
        return fit.solve();
    }

    private void take(SphereTable table, Image displacements, int x, int y) {
        int i = displacements.index(x, y);
        areas[i / 3] = table.cosLatitude(y);
        from[i] = table.cosLatitude(y) * table.sinLongitude(x);
        from[i + 1] = table.sinLatitude(y);
        from[i + 2] = -table.cosLatitude(y) * table.cosLongitude(x);
        Vec3 moved = new Vec3(
                        from[i] + displacements.rgb()[i],
                        from[i + 1] + displacements.rgb()[i + 1],
                        from[i + 2] + displacements.rgb()[i + 2])
                .normalized();
        to[i] = moved.x();
        to[i + 1] = moved.y();
        to[i + 2] = moved.z();
    }

    private Rotation solve() {
        Rotation found = Rotation.IDENTITY;
        double[] weights = areas.clone();
        for (int round = 0; round < ROUNDS; round++) {
            Vec3 left = step(found, weights);
            if (left.length() > 0) {
                found = Rotation.ofAxis(left, left.length()).then(found);
            }
            reweigh(found, weights);
        }
        return found;
    }

    /** The rotation vector ω that minimises Σ w |to − p − ω×p|² for p = found·from. */
    private Vec3 step(Rotation found, double[] weights) {
        double[] m = new double[9];
        double[] rhs = new double[3];
        for (int i = 0; i < weights.length; i++) {
            Vec3 p = turned(found, i);
            Vec3 moment = p.cross(new Vec3(to[3 * i], to[3 * i + 1], to[3 * i + 2]));
            double w = weights[i];
            m[0] += w * (1 - p.x() * p.x());
            m[1] -= w * p.x() * p.y();
            m[2] -= w * p.x() * p.z();
            m[4] += w * (1 - p.y() * p.y());
            m[5] -= w * p.y() * p.z();
            m[8] += w * (1 - p.z() * p.z());
            rhs[0] += w * moment.x();
            rhs[1] += w * moment.y();
            rhs[2] += w * moment.z();
        }
        return solved(m, rhs);
    }

    /** Cramer's rule for a symmetric matrix of which the upper half is set. */
    private static Vec3 solved(double[] m, double[] rhs) {
        Vec3 a = new Vec3(m[0], m[1], m[2]);
        Vec3 b = new Vec3(m[1], m[4], m[5]);
        Vec3 c = new Vec3(m[2], m[5], m[8]);
        Vec3 r = new Vec3(rhs[0], rhs[1], rhs[2]);
        double determinant = a.dot(b.cross(c));
        return determinant == 0
                ? new Vec3(0, 0, 0)
                : new Vec3(r.dot(b.cross(c)), a.dot(r.cross(c)), a.dot(b.cross(r))).scaled(1 / determinant);
    }

    private void reweigh(Rotation found, double[] weights) {
        double[] distances = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            Vec3 p = turned(found, i);
            distances[i] = Math.sqrt(
                    square(p.x() - to[3 * i]) + square(p.y() - to[3 * i + 1]) + square(p.z() - to[3 * i + 2]));
        }
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double scale = 2 * (sorted[sorted.length / 2] + SMALLEST_SCALE);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = areas[i] / (1 + square(distances[i] / scale));
        }
    }

    private Vec3 turned(Rotation found, int i) {
        return found.apply(new Vec3(from[3 * i], from[3 * i + 1], from[3 * i + 2]));
    }

    private static double square(double value) {
        return value * value;
    }
}
