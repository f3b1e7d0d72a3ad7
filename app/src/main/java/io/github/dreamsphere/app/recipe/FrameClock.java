package io.github.dreamsphere.app.recipe;

/** Tells which frame of a journey or a film is shown at a time. */
public interface FrameClock {
    /** The number of the first frame that is shown {@code seconds} after the first or later. */
    int frameAt(double seconds);
}
