package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.image.Image;
import java.io.IOException;

/** The frames of a film, one after the other. */
public interface Frames extends AutoCloseable {
    /** Skips {@code count} frames. */
    void skip(int count) throws IOException;

    /** The next frame, 0..1. */
    Image next() throws IOException;

    @Override
    void close();
}
