package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.util.Optional;

/**
 * An open picture file whose header has been read; one implementation for each format. Warnings about the file are added
 * to the list it was opened with.
 */
public interface Decoder {
    /** Width in pixels as stored, before the EXIF orientation is applied. */
    int width();

    /** Height in pixels as stored. */
    int height();

    /** The metadata; its EXIF orientation is that of the stored pixels. */
    Metadata metadata();

    /** The colour model of the rows. */
    ColorModel colorModel();

    /**
     * Decodes the picture once, from top to bottom.
     *
     * @throws IOException if the file is broken; the caller adds the name of the file
     */
    void decode(RowSink sink) throws IOException;

    /**
     * The whole picture as stored in fewer pixels, if that takes much less time than decoding it; empty otherwise, or if
     * the file is broken.
     */
    default Optional<Image> small() throws IOException {
        return Optional.empty();
    }
}
