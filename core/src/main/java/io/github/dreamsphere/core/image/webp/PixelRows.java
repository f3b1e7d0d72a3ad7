package io.github.dreamsphere.core.image.webp;

import java.io.IOException;

/** Supplies the pixels of a picture row by row, from top to bottom. */
interface PixelRows {
    int width();

    int height();

    /**
     * Decodes the next row.
     *
     * @param argb receives alpha, red, green and blue of each pixel, 8 bits each; at least as long as the picture is wide
     * @throws java.io.EOFException if the data end before the picture does
     */
    void next(int[] argb) throws IOException;
}
