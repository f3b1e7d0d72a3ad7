package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.sphere.Surface;

/** What a picture needs beside its dream. */
public interface PictureNeeds {
    /** The surface that is dreamed on. */
    Surface surface();

    /** Bytes of planes that stay beside those of the dream, e.g. for alpha. */
    long besideBytes();

    /** Bytes of planes that exist at once while the pixels are read. */
    long readingBytes();

    /** Bytes of planes that exist at once at any time, from the reading to the end of the dream. */
    default long planeBytes(DreamNeeds needs) {
        return Math.max(needs.planeBytes() + besideBytes(), readingBytes());
    }
}
