package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.util.Optional;

/**
 * A picture's file, opened and its header read; one implementation for each format. What is odd about the file is added
 * to the warnings it was opened with.
 */
public interface Decoder {
    /** Width in pixels as stored, before the EXIF orientation is applied. */
    int width();

    /** Height in pixels as stored. */
    int height();

    /** What the file says besides pixels; its EXIF orientation is still that of the stored pixels. */
    Metadata metadata();

    /** What the samples of the rows mean. */
    ColorModel colorModel();

    /**
     * Decodes the picture once, from top to bottom.
     *
     * @throws IOException with a library's words if the file is broken; the caller names the file
     */
    void decode(RowSink sink) throws IOException;

    /**
     * The whole picture as stored in fewer pixels, where that takes much less time than decoding it; else empty, as for
     * what is broken.
     */
    default Optional<Image> small() throws IOException {
        return Optional.empty();
    }
}
