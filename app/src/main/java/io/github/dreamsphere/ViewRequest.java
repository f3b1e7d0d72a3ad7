package io.github.dreamsphere;

import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Eye;
import java.util.List;

/**
 * Pictures of a photosphere from inside.
 *
 * @param camera the camera
 * @param views the views to draw with the camera
 * @param eye the eye whose picture is drawn if the file is stereo
 * @param size size of each picture
 * @param anisotropy maximum number of rays per pixel, 1 to {@link
 *     SphereRenderer#MOST_ANISOTROPY}; more than one sharpen the edges of wide views
 * @param hints values that override the file's metadata
 */
public record ViewRequest(
        ViewCamera camera, ViewSet views, Eye eye, PictureSize size, int anisotropy, FileHints hints) {
    private static final ViewRequest DEFAULTS = new ViewRequest(
            ViewCamera.OF_FILE, ViewSet.SINGLE, Eye.LEFT, new PictureSize(1280, 720), 1, FileHints.NONE);

    /** @throws IllegalArgumentException if the anisotropy is out of range */
    public ViewRequest {
        checkAnisotropy(anisotropy);
    }

    /** @throws IllegalArgumentException if {@code rays} per pixel are out of range */
    static void checkAnisotropy(int rays) {
        if (rays < 1 || rays > SphereRenderer.MOST_ANISOTROPY) {
            throw new IllegalArgumentException(
                    "anisotropy must be 1 to " + SphereRenderer.MOST_ANISOTROPY + ", was " + rays);
        }
    }

    /** One picture of 1280x720 pixels: the initial view of the file. */
    public static ViewRequest defaults() {
        return DEFAULTS;
    }

    /** One view of 1280x720 pixels, 90° wide: {@code yaw} degrees to the right, {@code pitch} degrees up. */
    public static ViewRequest of(double yaw, double pitch) {
        return DEFAULTS.withCamera(ViewCamera.OF_FILE.withDirection(yaw, pitch).withFov(90));
    }

    /** This request with another camera. */
    public ViewRequest withCamera(ViewCamera newCamera) {
        return new ViewRequest(newCamera, views, eye, size, anisotropy, hints);
    }

    /** This request with another horizontal field of view. */
    public ViewRequest withFov(double degrees) {
        return withCamera(camera.withFov(degrees));
    }

    /** This request with views in these directions. */
    public ViewRequest withDirections(ViewDirection... directions) {
        return withViews(new ViewSet.Directions(List.of(directions)));
    }

    /** This request with other views. */
    public ViewRequest withViews(ViewSet newViews) {
        return new ViewRequest(camera, newViews, eye, size, anisotropy, hints);
    }

    /** This request with pictures of another size. */
    public ViewRequest withSize(int width, int height) {
        return new ViewRequest(camera, views, eye, new PictureSize(width, height), anisotropy, hints);
    }
}
