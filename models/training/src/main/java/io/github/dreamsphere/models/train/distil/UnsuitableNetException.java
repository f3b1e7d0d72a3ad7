package io.github.dreamsphere.models.train.distil;

/** Thrown if a net cannot be trained further, or be learnt from, as requested; the message says why. */
public final class UnsuitableNetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsuitableNetException(String message) {
        super(message);
    }

    UnsuitableNetException(String message, Throwable cause) {
        super(message, cause);
    }
}
