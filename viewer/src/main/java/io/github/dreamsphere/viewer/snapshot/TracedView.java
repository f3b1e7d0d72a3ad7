package io.github.dreamsphere.viewer.snapshot;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.stream.IntStream;

/**
 * Views of a sphere by their definition: a pixel is the mean light of a grid of rays, each read from the picture in
 * double precision. Needs no OpenGL; slower than {@link SnapshotRenderer}, on all cores.
 */
public final class TracedView {
    private final SphereImage picture;
    private final SphereSampler light;
    private final Rotation imageFromWorld;
    private final int rays;

    /**
     * Views of {@code picture}, posed as {@code worldFromImage} says.
     *
     * @param rays along each edge of a pixel, ≥ 1
     */
    public TracedView(SphereImage picture, Rotation worldFromImage, int rays) {
        if (rays < 1) {
            throw new IllegalArgumentException("rays must be >= 1, was " + rays);
        }
        this.picture = picture;
        this.imageFromWorld = worldFromImage.inverse();
        this.light = new SphereSampler(linear(picture.image()), picture.area().border());
        this.rays = rays;
    }

    private static Image linear(Image image) {
        Image linear = new Image(image.width(), image.height());
        for (int i = 0; i < linear.rgb().length; i++) {
            linear.rgb()[i] = (float) Srgb.decode(image.rgb()[i]);
        }
        return linear;
    }

    /** What {@code camera} sees, {@code width} × {@code height} pixels. */
    public Image draw(Camera camera, int width, int height) {
        return draw(camera.projection(), camera.plane(width, height), camera.worldFromCamera(), width, height);
    }

    /** What is seen in {@code plane}, {@code width} × {@code height} pixels. */
    public Image draw(Projection projection, ViewPlane plane, Rotation worldFromCamera, int width, int height) {
        Image image = new Image(width, height);
        Rotation imageFromCamera = imageFromWorld.then(worldFromCamera);
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                pixel(image, x, y, projection, plane, imageFromCamera);
            }
        });
        return image;
    }

    private void pixel(Image image, int x, int y, Projection projection, ViewPlane plane, Rotation imageFromCamera) {
        double[] sum = new double[Image.CHANNELS];
        for (int ray = 0; ray < rays * rays; ray++) {
            double px = plane.x((x + (ray % rays + 0.5) / rays) / image.width());
            double py = plane.y((y + (ray / rays + 0.5) / rays) / image.height());
            if (projection.shows(px, py)) {
                add(imageFromCamera.apply(projection.direction(px, py)), sum);
            }
        }
        for (int c = 0; c < Image.CHANNELS; c++) {
            image.set(x, y, c, (float) Srgb.encode(sum[c] / (rays * rays)));
        }
    }

    private void add(Vec3 direction, double[] sum) {
        float[] rgb = new float[Image.CHANNELS];
        boolean covered = picture.area().covers(direction);
        if (covered) {
            light.bilinear(
                    picture.area().x(direction.longitude()), picture.area().y(direction.latitude()), rgb, 0);
        }
        for (int c = 0; c < Image.CHANNELS; c++) {
            sum[c] += covered ? rgb[c] : Srgb.decode(SphereRenderer.GROUND[c]);
        }
    }
}
