package io.github.dreamsphere.models.net;

/** Shapes that do not match, such as an image too small for a network or a sum of blobs of different sizes. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message the shapes, where they meet, and the rule they break */
    public ShapeException(String message) {
        super(message);
    }
}
