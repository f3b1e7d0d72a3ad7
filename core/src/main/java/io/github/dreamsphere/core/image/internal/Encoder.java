package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Metadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a picture file from top to bottom; one implementation for each format that is written. */
public interface Encoder {
    /**
     * The metadata that a file of this format can hold. It is asked before the pixels are made, so that their work is never
     * lost for a tag.
     *
     * @param warnings takes a line about everything that is left out
     */
    default Metadata holding(Metadata metadata, List<String> warnings) {
        return metadata;
    }

    /**
     * @param file where to write; the caller moves it into place or deletes it
     * @param layout the layout of the pixels; the format can hold it
     * @param metadata matches the pixels as written and fits into the format
     * @param rows supplies the samples
     */
    void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException;
}
