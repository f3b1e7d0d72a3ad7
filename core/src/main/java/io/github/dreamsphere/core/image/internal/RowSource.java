package io.github.dreamsphere.core.image.internal;

import java.awt.image.WritableRaster;
import java.io.IOException;

/** Supplies the rows of a picture to an encoder, from top to bottom, each once. */
public interface RowSource {
    /**
     * Fills a raster with the next rows.
     *
     * @param firstRow the number in the picture of the first row of {@code rows}
     * @param rows a raster of the encoder's layout with its origin at (0, 0)
     */
    void read(int firstRow, WritableRaster rows) throws IOException;
}
