package io.github.dreamsphere.core.image;

import java.util.List;

/**
 * The contents of a picture file.
 *
 * @param image the pixels, upright (the EXIF orientation is applied), in the colour space of {@code metadata.icc()};
 *     those of CMYK files are converted to sRGB
 * @param metadata the metadata of the file
 * @param warnings warnings about the file, one line each
 */
public record Picture(Image image, Metadata metadata, List<String> warnings) {
    public Picture {
        warnings = List.copyOf(warnings);
    }

    /** A picture without warnings. */
    public Picture(Image image, Metadata metadata) {
        this(image, metadata, List.of());
    }

    /** Other pixels with the same metadata. */
    public Picture withImage(Image image) {
        return new Picture(image, metadata, warnings);
    }

    /** The same pixels with other metadata. */
    public Picture withMetadata(Metadata metadata) {
        return new Picture(image, metadata, warnings);
    }
}
