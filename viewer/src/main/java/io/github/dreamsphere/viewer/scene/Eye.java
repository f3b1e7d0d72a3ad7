package io.github.dreamsphere.viewer.scene;

/** One of two; a window and a snapshot show the left one. */
public enum Eye {
    /** The left eye. */
    LEFT,
    /** The right eye. */
    RIGHT
}
