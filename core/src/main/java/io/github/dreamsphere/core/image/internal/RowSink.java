package io.github.dreamsphere.core.image.internal;

import java.awt.image.Raster;
import java.io.IOException;

/** Receives the rows of a picture from a decoder, from top to bottom, each once. */
public interface RowSink {
    /**
     * @param rows whole rows; {@code rows.getMinY()} is the number of the first one in the picture; the raster is valid
     *     only during the call
     */
    void accept(Raster rows) throws IOException;
}
