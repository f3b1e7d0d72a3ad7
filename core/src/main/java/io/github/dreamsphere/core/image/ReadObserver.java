package io.github.dreamsphere.core.image;

import java.io.IOException;

/**
 * Observes the reading of a picture, to show parts of it before it is complete. An exception of the observer ends the
 * reading.
 */
public interface ReadObserver {
    /** Does nothing. */
    ReadObserver NONE = new ReadObserver() {
        @Override
        public void begun(int width, int height, Metadata metadata) {}

        @Override
        public void small(Image small) {}

        @Override
        public void rows(Image picture, int rows) {}
    };

    /**
     * The header has been read; called first, once.
     *
     * @param width the upright picture's width in pixels
     * @param height the upright picture's height in pixels
     * @param metadata the metadata of the file
     */
    void begun(int width, int height, Metadata metadata) throws IOException;

    /**
     * The whole picture, upright, in fewer pixels; called only if that takes much less time than reading the picture.
     *
     * @param small a new image, in the colour space of the picture
     */
    void small(Image small);

    /**
     * More rows have been read; called many times for pictures that are stored upright and decoded row by row.
     *
     * @param picture the picture being read, live; black below the rows
     * @param rows the number of rows from the top that have been read
     */
    void rows(Image picture, int rows);
}
