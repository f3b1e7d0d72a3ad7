package io.github.dreamsphere.viewer;

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

/**
 * What a view should look like, by the definition: the mean light of many rays a pixel, each read from the picture in
 * double precision. Slow, and nothing of the renderer's but the camera.
 */
public final class ReferenceView {
    private static final int RAYS = 5;

    private final SphereImage picture;
    private final SphereSampler light;
    private final Rotation imageFromWorld;

    /** A reference for views of {@code picture}, posed as {@code worldFromImage} says. */
    public ReferenceView(SphereImage picture, Rotation worldFromImage) {
        this.picture = picture;
        this.imageFromWorld = worldFromImage.inverse();
        Image linear = new Image(picture.image().width(), picture.image().height());
        for (int i = 0; i < linear.rgb().length; i++) {
            linear.rgb()[i] = (float) Srgb.decode(picture.image().rgb()[i]);
        }
        this.light = new SphereSampler(linear, picture.area().border());
    }

    /** What {@code camera} should see. */
    public Image draw(Camera camera, int width, int height) {
        return draw(camera.projection(), camera.plane(width, height), camera.worldFromCamera(), width, height);
    }

    /** What should be seen in {@code plane}. */
    public Image draw(Projection projection, ViewPlane plane, Rotation worldFromCamera, int width, int height) {
        Image image = new Image(width, height);
        Rotation imageFromCamera = imageFromWorld.then(worldFromCamera);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixel(image, x, y, projection, plane, imageFromCamera);
            }
        }
        return image;
    }

    private void pixel(Image image, int x, int y, Projection projection, ViewPlane plane, Rotation turn) {
        double[] sum = new double[Image.CHANNELS];
        for (int ray = 0; ray < RAYS * RAYS; ray++) {
            double px = plane.x((x + (ray % RAYS + 0.5) / RAYS) / image.width());
            double py = plane.y((y + (ray / RAYS + 0.5) / RAYS) / image.height());
            if (projection.shows(px, py)) {
                add(turn.apply(projection.direction(px, py)), sum);
            }
        }
        for (int c = 0; c < Image.CHANNELS; c++) {
            image.set(x, y, c, (float) Srgb.encode(sum[c] / (RAYS * RAYS)));
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
