package io.github.dreamsphere.core.image;

import java.util.List;

/**
 * The pixels of a file and what else it says.
 *
 * @param image the pixels, upright (the EXIF orientation is applied), as the file stores them: in the colour space of
 *     {@code metadata.icc()}; those of CMYK files are converted to sRGB
 * @param metadata what the file says besides
 * @param warnings what is odd about the file, a line each; empty if all is well
 */
public record Picture(Image image, Metadata metadata, List<String> warnings) {
    public Picture {
        warnings = List.copyOf(warnings);
    }

    /** A picture with nothing odd about it. */
    public Picture(Image image, Metadata metadata) {
        this(image, metadata, List.of());
    }

    /** Other pixels under the same metadata. */
    public Picture withImage(Image image) {
        return new Picture(image, metadata, warnings);
    }

    /** The same pixels under other metadata. */
    public Picture withMetadata(Metadata metadata) {
        return new Picture(image, metadata, warnings);
    }
}
