package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;

/**
 * Pixels, and the part of the sphere they show.
 *
 * @param image the pixels, sRGB
 * @param area where they lie on the sphere, of the image's own size
 */
public record SphereImage(Image image, Equirectangular area) {
    /** Refuses an area of another size. */
    public SphereImage {
        if (image.width() != area.width() || image.height() != area.height()) {
            throw new IllegalArgumentException("the area must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + area.width() + "x" + area.height());
        }
    }

    /** An image of a whole sphere. */
    public static SphereImage full(Image image) {
        return new SphereImage(image, new Equirectangular(image.width(), image.height()));
    }
}
