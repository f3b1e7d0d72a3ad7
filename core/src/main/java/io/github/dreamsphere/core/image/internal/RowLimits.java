package io.github.dreamsphere.core.image.internal;

import java.io.IOException;

/** Limits of rows, so that a damaged header cannot ask for gigabytes. Pictures may have any number of rows. */
public final class RowLimits {
    /** The most samples of a row: 22 million pixels in colour. */
    private static final long MOST_SAMPLES = 1L << 26;

    private static final int BAND = 64;
    private static final long BAND_SAMPLES = 1L << 24;

    private RowLimits() {}

    /**
     * Checks what a header says.
     *
     * @param width pixels a row of the picture, or of a part that is decoded as a whole
     * @param samples samples a pixel
     * @throws IOException if rows are too long, or if there are no pixels
     */
    public static void check(long width, long height, int samples) throws IOException {
        if (width < 1 || height < 1 || height > Integer.MAX_VALUE || width > MOST_SAMPLES / samples) {
            throw new IOException("its header says " + width + "x" + height + " pixels of " + samples + " samples");
        }
    }

    /** The number of rows to decode at once: fewer where they are long. */
    public static int bandRows(int width, int samples) {
        return (int) Math.max(1, Math.min(BAND, BAND_SAMPLES / ((long) width * samples)));
    }
}
