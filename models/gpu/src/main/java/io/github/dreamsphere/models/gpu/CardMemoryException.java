package io.github.dreamsphere.models.gpu;

/** A graphics card's memory is too small for what is computed. */
public final class CardMemoryException extends GraphicsCardFailure {
    /** A failure with this message. */
    public CardMemoryException(String message) {
        super(message);
    }
}
