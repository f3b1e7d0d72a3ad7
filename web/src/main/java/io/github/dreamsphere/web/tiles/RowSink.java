package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.Image;
import java.io.IOException;

/** Takes the rows of a level from top to bottom. */
@FunctionalInterface
interface RowSink {
    /** Takes nothing. */
    RowSink NONE = band -> {};

    /**
     * Takes the next rows.
     *
     * @param band sRGB, opaque, as wide as the level, at most {@value PictureLevels#BAND} rows; values may leave 0..1 by a
     *     little. It belongs to the caller again afterwards
     */
    void accept(Image band) throws IOException;
}
