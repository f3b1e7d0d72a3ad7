package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Renders flat views of a sphere. */
public final class GnomonicView {
    private GnomonicView() {}

    /**
     * Renders what {@code view} sees of {@code image}, sampled bicubically; black where the image covers nothing. Meant
     * for views about as fine as the image: a much coarser one aliases.
     *
     * @param sphere what the image lies on
     */
    public static Image render(Image image, Equirectangular sphere, Gnomonic view) {
        SphereSampler sampler = new SphereSampler(image, sphere.border());
        Image picture = new Image(view.width(), view.height());
        float[] rgb = picture.rgb();
        IntStream.range(0, view.height()).parallel().forEach(y -> {
            for (int x = 0; x < view.width(); x++) {
                Vec3 direction = view.direction(x + 0.5, y + 0.5);
                if (sphere.covers(direction)) {
                    int at = picture.index(x, y);
                    sampler.bicubic(sphere.x(direction.longitude()), sphere.y(direction.latitude()), rgb, at);
                    clamp(rgb, at);
                }
            }
        });
        return picture;
    }

    private static void clamp(float[] rgb, int at) {
        for (int i = at; i < at + Image.CHANNELS; i++) {
            rgb[i] = Math.min(1, Math.max(0, rgb[i]));
        }
    }

    /** The six square views of 90° that together cover the sphere: front, right, back, left, up, down. */
    public static Gnomonic[] cube(int size) {
        double quarter = Math.PI / 2;
        double[][] angles = {{0, 0}, {quarter, 0}, {2 * quarter, 0}, {-quarter, 0}, {0, quarter}, {0, -quarter}};
        return Arrays.stream(angles)
                .map(a -> new Gnomonic(size, size, quarter, Rotation.yawPitchRoll(a[0], a[1], 0)))
                .toArray(Gnomonic[]::new);
    }
}
