package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;

/**
 * A rectangle of an image's pixels.
 *
 * @param left its first column
 * @param top its first row
 * @param width its columns, at least 1
 * @param height its rows, at least 1
 */
public record ImagePart(int left, int top, int width, int height) {
    /** Refuses an empty rectangle, as half of a picture one pixel wide would be. */
    public ImagePart {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a part must be at least 1 pixel wide and high, was " + width + "x" + height);
        }
    }

    /** All of {@code image}. */
    static ImagePart whole(Image image) {
        return new ImagePart(0, 0, image.width(), image.height());
    }
}
