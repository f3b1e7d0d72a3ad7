package io.github.dreamsphere.core.image;

import java.io.IOException;

/**
 * Watches a picture being read, to show something of it before it is there as a whole. What an observer throws ends the
 * reading.
 */
public interface ReadObserver {
    /** Watches nothing. */
    ReadObserver NONE = new ReadObserver() {
        @Override
        public void begun(int width, int height, Metadata metadata) {}

        @Override
        public void small(Image small) {}

        @Override
        public void rows(Image picture, int rows) {}
    };

    /**
     * The header has been read; comes first, once.
     *
     * @param width the upright picture's width in pixels
     * @param height the upright picture's height in pixels
     * @param metadata what the file says besides
     */
    void begun(int width, int height, Metadata metadata) throws IOException;

    /**
     * The whole picture, upright, in fewer pixels; comes only where it can be had much sooner than the picture itself.
     *
     * @param small an image of its own, in the colour space of the picture
     */
    void small(Image small);

    /**
     * Rows from the top have been read; comes many times for pictures that are stored upright and decoded row by row.
     *
     * @param picture the picture being read, live; what lies below the rows is black
     * @param rows how many rows there are by now
     */
    void rows(Image picture, int rows);
}
