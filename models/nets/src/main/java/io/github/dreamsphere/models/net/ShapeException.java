package io.github.dreamsphere.models.net;

/** Shapes that do not fit together: an image too small for a network, or blobs of different sizes added. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message which shapes met where, and the rule they break */
    public ShapeException(String message) {
        super(message);
    }
}
