package io.github.dreamsphere.models.train.distil;

/** A net cannot be trained further, or learnt from, in the way that was asked for; the message names the layer. */
public final class UnsuitableNetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsuitableNetException(String message) {
        super(message);
    }

    UnsuitableNetException(String message, Throwable cause) {
        super(message, cause);
    }
}
