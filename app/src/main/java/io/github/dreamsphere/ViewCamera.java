package io.github.dreamsphere;

import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import java.util.Optional;

/**
 * Where a view looks. An angle that is empty is the one that the photosphere's file asks for, or the usual one.
 *
 * @param yawDegrees to the right; 0 is north, or the image's centre where the file names no heading
 * @param pitchDegrees up
 * @param rollDegrees clockwise
 * @param fovDegrees horizontal field of view, &gt; 0 and at most the projection's widest
 * @param projection how the sphere is projected onto the picture
 */
public record ViewCamera(
        Optional<Double> yawDegrees,
        Optional<Double> pitchDegrees,
        Optional<Double> rollDegrees,
        Optional<Double> fovDegrees,
        Projection projection) {
    /** Looks where the file asks to look first, as a camera sees. */
    public static final ViewCamera OF_FILE = new ViewCamera(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Projection.RECTILINEAR);

    /** @throws IllegalArgumentException if an angle is out of range */
    public ViewCamera {
        Camera.ofDegrees(
                yawDegrees.orElse(0.0),
                pitchDegrees.orElse(0.0),
                rollDegrees.orElse(0.0),
                fovDegrees.orElse(projection.usualFovDegrees()),
                projection);
    }

    /** This camera in another direction. */
    public ViewCamera withDirection(double yaw, double pitch) {
        return new ViewCamera(Optional.of(yaw), Optional.of(pitch), rollDegrees, fovDegrees, projection);
    }

    /** This camera with another horizontal field of view. */
    public ViewCamera withFov(double degrees) {
        return new ViewCamera(yawDegrees, pitchDegrees, rollDegrees, Optional.of(degrees), projection);
    }

    /** The camera for a photosphere posed as {@code outlook}. */
    public Camera in(PanoramaPose pose) {
        Camera first = pose.firstCamera(projection);
        return new Camera(
                radians(yawDegrees, first.yaw()),
                radians(pitchDegrees, first.pitch()),
                radians(rollDegrees, first.roll()),
                radians(fovDegrees, first.fov()),
                projection);
    }

    private static double radians(Optional<Double> degrees, double otherwise) {
        return degrees.map(Math::toRadians).orElse(otherwise);
    }
}
