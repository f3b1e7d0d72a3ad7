package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;

/**
 * A flat picture.
 *
 * @param header all of it except the pixels
 * @param image the pixels, of the header's size
 */
public record FlatPicture(FlatHeader header, Image image) implements SurfacePicture {
    /** Rejects pixels of another size than the header's. */
    public FlatPicture {
        if (image.width() != header.width() || image.height() != header.height()) {
            throw new IllegalArgumentException("an image of " + image.width() + "x" + image.height()
                    + " pixels cannot have a header of " + header.width() + "x" + header.height());
        }
    }
}
