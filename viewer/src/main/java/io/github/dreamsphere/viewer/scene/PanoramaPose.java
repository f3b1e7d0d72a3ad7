package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Optional;

/**
 * How a panorama is posed in the world, and where to look first.
 *
 * @param worldFromImage from the image's axes (its centre along −Z) to the world's
 * @param firstView where to look first, if the file says so
 */
public record PanoramaPose(Rotation worldFromImage, Optional<FirstView> firstView) {
    /** Level, its centre to the north, and nothing said about where to look. */
    public static final PanoramaPose LEVEL = new PanoramaPose(Rotation.IDENTITY, Optional.empty());

    /**
     * The camera to begin with: the first view that the file asks for, else at the image's centre with a level horizon.
     */
    public Camera firstCamera(Projection projection) {
        double usual = Math.toRadians(projection.usualFovDegrees());
        if (firstView.isEmpty()) {
            Vec3 centre = worldFromImage.apply(new Vec3(0, 0, -1));
            return new Camera(centre.longitude(), projection.usualPitch(), 0, usual, projection);
        }
        FirstView view = firstView.get();
        double widest = Math.toRadians(projection.widestFovDegrees());
        double fov = projection == Projection.RECTILINEAR ? view.fov().orElse(usual) : usual;
        double pitch = projection == Projection.PLANET ? projection.usualPitch() : view.pitch();
        return new Camera(view.yaw(), pitch, view.roll(), Math.min(fov, widest), projection);
    }
}
