package io.github.dreamsphere.core.sphere;

import java.util.random.RandomGenerator;

/** A rotation of space: an orthonormal 3×3 matrix with determinant 1, row by row. */
public record Rotation(
        double m00, double m01, double m02, double m10, double m11, double m12, double m20, double m21, double m22) {
    /** Leaves every direction where it is. */
    public static final Rotation IDENTITY = new Rotation(1, 0, 0, 0, 1, 0, 0, 0, 1);

    private static final Vec3 X = new Vec3(1, 0, 0);
    private static final Vec3 Y = new Vec3(0, 1, 0);
    private static final Vec3 Z = new Vec3(0, 0, 1);
    private static final double TOLERANCE = 1e-6;

    /** Rejects a matrix that is not orthonormal, or which mirrors. */
    public Rotation {
        Vec3 x = new Vec3(m00, m10, m20);
        Vec3 y = new Vec3(m01, m11, m21);
        Vec3 z = new Vec3(m02, m12, m22);
        boolean unit = Math.abs(x.length() - 1) < TOLERANCE && Math.abs(y.length() - 1) < TOLERANCE;
        if (!unit || Math.abs(x.dot(y)) > TOLERANCE || Math.abs(x.cross(y).dot(z) - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "the columns must be of length 1, right-angled and right-handed, were " + x + ", " + y + ", " + z);
        }
    }

    /** Turns by {@code angle} radians about {@code axis}, counter-clockwise seen from its tip (Rodrigues' formula). */
    public static Rotation ofAxis(Vec3 axis, double angle) {
        Vec3 a = axis.normalized();
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double t = 1 - c;
        return new Rotation(
                t * a.x() * a.x() + c,
                t * a.x() * a.y() - s * a.z(),
                t * a.x() * a.z() + s * a.y(),
                t * a.x() * a.y() + s * a.z(),
                t * a.y() * a.y() + c,
                t * a.y() * a.z() - s * a.x(),
                t * a.x() * a.z() - s * a.y(),
                t * a.y() * a.z() + s * a.x(),
                t * a.z() * a.z() + c);
    }

    /**
     * The rotation of an eye that looks along −Z: R_y(−yaw) · R_x(pitch) · R_z(−roll), in radians.
     *
     * @param yaw to the right when positive
     * @param pitch up when positive
     * @param roll clockwise when positive: the right ear goes down
     */
    public static Rotation yawPitchRoll(double yaw, double pitch, double roll) {
        return ofAxis(Y, -yaw).then(ofAxis(X, pitch)).then(ofAxis(Z, -roll));
    }

    /**
     * A rotation drawn uniformly from all rotations (Shoemake, "Uniform random rotations", Graphics Gems III, 1992).
     */
    public static Rotation random(RandomGenerator random) {
        double u = random.nextDouble();
        double first = 2 * Math.PI * random.nextDouble();
        double second = 2 * Math.PI * random.nextDouble();
        return ofQuaternion(
                Math.sqrt(1 - u) * Math.sin(first),
                Math.sqrt(1 - u) * Math.cos(first),
                Math.sqrt(u) * Math.sin(second),
                Math.sqrt(u) * Math.cos(second));
    }

    /**
     * A rotation that keeps the vertical nearly vertical: one about the vertical, then one about a random horizontal
     * axis.
     *
     * @param turn the first angle is drawn uniformly from −turn..turn, in radians
     * @param tilt the second angle is drawn uniformly from 0..tilt, in radians
     */
    public static Rotation randomUpright(RandomGenerator random, double turn, double tilt) {
        double yaw = turn * (2 * random.nextDouble() - 1);
        Vec3 axis = Vec3.ofAngles(2 * Math.PI * random.nextDouble(), 0);
        return ofAxis(axis, tilt * random.nextDouble()).then(yawPitchRoll(yaw, 0, 0));
    }

    /** The rotation of the quaternion xi + yj + zk + w, which is of length 1. */
    public static Rotation ofQuaternion(double x, double y, double z, double w) {
        return new Rotation(
                1 - 2 * (y * y + z * z),
                2 * (x * y - z * w),
                2 * (x * z + y * w),
                2 * (x * y + z * w),
                1 - 2 * (x * x + z * z),
                2 * (y * z - x * w),
                2 * (x * z - y * w),
                2 * (y * z + x * w),
                1 - 2 * (x * x + y * y));
    }

    /** {@code v}, rotated. */
    public Vec3 apply(Vec3 v) {
        return new Vec3(
                m00 * v.x() + m01 * v.y() + m02 * v.z(),
                m10 * v.x() + m11 * v.y() + m12 * v.z(),
                m20 * v.x() + m21 * v.y() + m22 * v.z());
    }

    /**
     * The matrix product this · {@code inner}: {@code inner} rotates about the axes that this rotation has already
     * rotated.
     */
    public Rotation then(Rotation inner) {
        Vec3 x = apply(inner.apply(X));
        Vec3 y = apply(inner.apply(Y));
        Vec3 z = apply(inner.apply(Z));
        return new Rotation(x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z());
    }

    /** The rotation that undoes this one. */
    public Rotation inverse() {
        return new Rotation(m00, m10, m20, m01, m11, m21, m02, m12, m22);
    }
}
