package io.github.dreamsphere;

import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import java.util.Optional;

/**
 * The camera of a view. An empty angle is taken from the file's metadata, or has the default of the projection.
 *
 * @param yawDegrees degrees to the right of north, or of the picture's centre if the file has no heading
 * @param pitchDegrees degrees above the horizon
 * @param rollDegrees roll of the camera in degrees, clockwise
 * @param fovDegrees horizontal field of view in degrees, &gt; 0 and at most the widest of the projection
 * @param projection how the sphere is projected onto the picture
 */
public record ViewCamera(
        Optional<Double> yawDegrees,
        Optional<Double> pitchDegrees,
        Optional<Double> rollDegrees,
        Optional<Double> fovDegrees,
        Projection projection) {
    /** The initial view of the file, in rectilinear projection. */
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

    /** The camera for a photosphere with this pose. */
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
