package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Optional;

/**
 * What is looked at: a sphere for each eye, how it is posed in the world, and where to look first.
 *
 * @param name what to call it, usually the file's name
 * @param left what the left eye sees, or the only eye
 * @param right what the right eye sees; the same object as {@code left} if the picture is not stereo
 * @param worldFromImage from the image's axes (its centre along −Z) to the world's
 * @param firstView where to look first, if the file says so
 */
public record Panorama(
        String name, SphereImage left, SphereImage right, Rotation worldFromImage, Optional<FirstView> firstView) {
    /** A picture that is not stereo. */
    public static Panorama mono(
            String name, SphereImage image, Rotation worldFromImage, Optional<FirstView> firstView) {
        return new Panorama(name, image, image, worldFromImage, firstView);
    }

    /**
     * The camera to begin with: where the file asks one to look first, else at the image's centre with a level horizon.
     */
    public Camera firstCamera(Projection projection) {
        if (firstView.isEmpty()) {
            Vec3 centre = worldFromImage.apply(new Vec3(0, 0, -1));
            double fov = Math.toRadians(projection.usualFovDegrees());
            return new Camera(centre.longitude(), projection.usualPitch(), 0, fov, projection);
        }
        FirstView view = firstView.get();
        double widest = Math.toRadians(projection.widestFovDegrees());
        double usual = Math.toRadians(projection.usualFovDegrees());
        double fov = projection == Projection.RECTILINEAR ? view.fov().orElse(usual) : usual;
        double pitch = projection == Projection.PLANET ? projection.usualPitch() : view.pitch();
        return new Camera(view.yaw(), pitch, view.roll(), Math.min(fov, widest), projection);
    }

    /** Whether each eye has a picture of its own. */
    public boolean isStereo() {
        return left != right;
    }

    /** What one eye sees. */
    public SphereImage image(Eye eye) {
        return eye == Eye.LEFT ? left : right;
    }
}
