package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.stream.IntStream;

/** Layouts of pictures that show the whole sphere but are not equirectangular. They can be converted. */
public enum SphereLayout {
    /**
     * The six faces of a cube: in a strip of 6:1 or 1:6 or in two rows of 3:2 (right, left, up, down, front, back), or as a
     * cross of 4:3 (up above left, front, right and back) or 3:4.
     */
    CUBE,
    /** Two round pictures side by side, of lenses that see 190 degrees. The left lens looks back, the right one ahead. */
    FISHEYE;

    /** Whether a picture of {@code width} × {@code height} pixels can have this layout. */
    public boolean fits(int width, int height) {
        return this == CUBE ? CubePlan.ofShape(width, height).isPresent() : width == 2 * height;
    }

    /** The ratios of width to height of this layout, for messages. */
    public String shapes() {
        return this == CUBE ? "6:1, 1:6, 3:2, 4:3 or 3:4" : "2:1";
    }

    /**
     * Returns the height in pixels of the equirectangular picture that a picture of {@code width} × {@code height} pixels is
     * converted to. Its width is twice the height.
     *
     * @throws IllegalArgumentException if a picture of that size cannot have this layout
     */
    public int sphereHeight(int width, int height) {
        if (!fits(width, height)) {
            throw new IllegalArgumentException(
                    "a picture of this layout must be " + shapes() + ", was " + width + "x" + height);
        }
        // The horizon has as many pixels as the four faces it passes, or as the width of both circles.
        return this == CUBE
                ? 2 * (width / CubePlan.ofShape(width, height).orElseThrow().columns())
                : height;
    }

    /**
     * Returns the equirectangular picture of the same sphere, in memory and without alpha.
     *
     * @throws IllegalArgumentException if {@code picture} cannot have this layout
     */
    public Image toSphere(Image picture) {
        int height = sphereHeight(picture.width(), picture.height());
        Image sphere = new Image(2 * height, height);
        Equirectangular area = new Equirectangular(2 * height, height);
        SphereSource source = this == CUBE
                ? new CubeMap(
                        picture,
                        CubePlan.ofShape(picture.width(), picture.height()).orElseThrow())
                : new DualFisheye(picture);
        IntStream.range(0, height).parallel().forEach(y -> fillRow(y, source, area, sphere));
        return sphere;
    }

    private static void fillRow(int y, SphereSource source, Equirectangular area, Image sphere) {
        int first = sphere.index(0, y);
        for (int x = 0; x < sphere.width(); x++) {
            source.sample(area.direction(x + 0.5, y + 0.5), sphere.rgb(), first + x * Image.CHANNELS);
        }
        int end = first + sphere.width() * Image.CHANNELS;
        for (int i = first; i < end; i++) {
            sphere.rgb()[i] = Math.min(1, Math.max(0, sphere.rgb()[i]));
        }
    }
}
