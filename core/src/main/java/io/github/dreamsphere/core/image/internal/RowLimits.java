package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.IOException;

/** How many pixels are decoded at once. Pictures may have any number of rows. */
public final class RowLimits {
    private static final int BAND = 64;
    private static final long BAND_SAMPLES = 1L << 24;

    private RowLimits() {}

    /**
     * Checks what a header says.
     *
     * @param width pixels a row of the picture, or of a part that is decoded as a whole
     * @param samples samples a pixel
     * @throws UnsupportedPictureException if a row needs more memory than there is for rows
     * @throws IOException if there are no pixels
     */
    public static void check(long width, long height, int samples) throws IOException {
        boolean isPicture = width > 0 && height > 0 && Math.max(width, height) <= Integer.MAX_VALUE;
        if (!isPicture) {
            throw new IOException("its header says " + width + "x" + height + " pixels");
        }
        if (width > ReadingBudget.mostRowSamples() / samples) {
            throw new UnsupportedPictureException("there is too little memory for rows of " + width + " pixels of "
                    + samples + " samples: allow Java more");
        }
    }

    /** The number of rows to decode at once: fewer where they are long. */
    public static int bandRows(int width, int samples) {
        return (int) Math.max(1, Math.min(BAND, BAND_SAMPLES / ((long) width * samples)));
    }
}
