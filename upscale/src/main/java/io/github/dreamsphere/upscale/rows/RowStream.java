package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/**
 * An image read row by row from the top. A row is interleaved floats, display-referred sRGB in 0..1: red, green, blue
 * and, if there are four {@link #channels()}, alpha (not premultiplied). Values may leave 0..1 by a little.
 */
public interface RowStream extends AutoCloseable {
    /** The surface on which the rows lie; its size is their number and width. */
    Surface surface();

    /** 3, or 4 with alpha. */
    int channels();

    /**
     * Reads the next row into {@code row}, from its first element on.
     *
     * @throws IllegalStateException after the last row
     */
    void next(float[] row) throws IOException;

    @Override
    void close() throws IOException;
}
