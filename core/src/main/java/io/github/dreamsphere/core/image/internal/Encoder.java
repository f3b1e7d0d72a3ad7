package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Metadata;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a picture's file from top to bottom; one implementation for each format that is written. */
public interface Encoder {
    /**
     * @param file where to write; the caller moves it into place or deletes it
     * @param layout what to write; within what the format holds
     * @param metadata what else to write; fits the pixels as written
     * @param rows gives the samples
     */
    void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException;
}
