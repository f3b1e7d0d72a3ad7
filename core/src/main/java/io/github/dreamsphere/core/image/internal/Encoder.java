package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Metadata;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a picture file from top to bottom; one implementation for each format that is written. */
public interface Encoder {
    /**
     * @param file where to write; the caller moves it into place or deletes it
     * @param layout the layout of the pixels; the format can hold it
     * @param metadata matches the pixels as written
     * @param rows supplies the samples
     */
    void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException;
}
