package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * An eye at the centre of the sphere. Angles are radians in the world: yaw 0 is north, or the image centre where a
 * photosphere names no heading; the horizon is level at pitch 0 and roll 0.
 *
 * @param yaw to the right when positive
 * @param pitch up when positive
 * @param roll clockwise when positive
 * @param fov horizontal field of view, positive and at most the projection's widest
 * @param projection how the sphere is flattened
 */
public record Camera(double yaw, double pitch, double roll, double fov, Projection projection) {
    /** Refuses angles that are no numbers and a field of view that the projection cannot show. */
    public Camera {
        if (!Double.isFinite(yaw) || !Double.isFinite(pitch) || !Double.isFinite(roll)) {
            throw new IllegalArgumentException(
                    "yaw, pitch and roll must be finite, were " + yaw + ", " + pitch + ", " + roll);
        }
        double widest = projection.widestFovDegrees();
        if (!(fov > 0 && Math.toDegrees(fov) <= widest + 1e-9)) {
            throw new IllegalArgumentException("the field of view of the " + projection.label()
                    + " projection must be more than 0 and at most " + widest + " degrees, was "
                    + Math.toDegrees(fov));
        }
    }

    /** A camera described in degrees. */
    public static Camera ofDegrees(double yaw, double pitch, double roll, double fov, Projection projection) {
        return new Camera(
                Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll), Math.toRadians(fov), projection);
    }

    /** The same camera turned elsewhere. */
    public Camera withDirection(double yaw, double pitch) {
        return new Camera(yaw, pitch, roll, fov, projection);
    }

    /** The same camera with another field of view. */
    public Camera withFov(double fov) {
        return new Camera(yaw, pitch, roll, fov, projection);
    }

    /** From the camera's axes to the world's. */
    public Rotation worldFromCamera() {
        return Rotation.yawPitchRoll(yaw, pitch, roll);
    }

    /** The part of the plane that a picture of {@code width} × {@code height} pixels shows. */
    public ViewPlane plane(int width, int height) {
        double x = projection.radius(fov / 2);
        double y = x * height / width;
        return new ViewPlane(-x, x, -y, y);
    }

    /** The world direction seen at (x, y) of a picture of {@code width} × {@code height}, y downwards. */
    public Vec3 direction(double x, double y, int width, int height) {
        ViewPlane plane = plane(width, height);
        return worldFromCamera().apply(projection.direction(plane.x(x / width), plane.y(y / height)));
    }
}
