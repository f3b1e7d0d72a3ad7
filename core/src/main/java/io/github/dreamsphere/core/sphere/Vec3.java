package io.github.dreamsphere.core.sphere;

/** A vector or direction in space: right-handed, +Y up, the centre of a photosphere lies along −Z. */
public record Vec3(double x, double y, double z) {
    /** The direction at longitude λ (−π..π, positive to the right of the image centre) and latitude φ (−π/2..π/2). */
    public static Vec3 ofAngles(double longitude, double latitude) {
        double horizontal = Math.cos(latitude);
        return new Vec3(horizontal * Math.sin(longitude), Math.sin(latitude), -horizontal * Math.cos(longitude));
    }

    /** Longitude in −π..π, positive to the right of the image centre. */
    public double longitude() {
        return Math.atan2(x, -z);
    }

    /** Latitude in −π/2..π/2, positive upwards. */
    public double latitude() {
        return Math.atan2(y, Math.hypot(x, z));
    }

    /** Scalar product. */
    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Vector product. */
    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** Euclidean length. */
    public double length() {
        return Math.sqrt(dot(this));
    }

    /** This vector times {@code factor}. */
    public Vec3 scaled(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    /**
     * The vector of length 1 in this direction.
     *
     * @throws IllegalArgumentException if this is the zero vector
     */
    public Vec3 normalized() {
        double length = length();
        if (length == 0) {
            throw new IllegalArgumentException("the zero vector has no direction");
        }
        return scaled(1 / length);
    }

    /** The angle to {@code other} in 0..π. */
    public double angleTo(Vec3 other) {
        return Math.atan2(cross(other).length(), dot(other));
    }
}
