package io.github.dreamsphere.core.image.internal;

import java.awt.image.WritableRaster;
import java.io.IOException;

/** Supplies the rows of a picture to an encoder, from top to bottom, each once. */
public interface RowSource {
    /**
     * Fills a raster with the next rows.
     *
     * @param firstRow the number in the picture of the row that goes to the top of {@code rows}
     * @param rows interleaved samples of the encoder's layout, its origin at (0, 0)
     */
    void read(int firstRow, WritableRaster rows) throws IOException;
}
