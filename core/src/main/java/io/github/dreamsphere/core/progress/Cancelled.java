package io.github.dreamsphere.core.progress;

/** Thrown by long work that was asked to stop through {@link Progress#cancelled()}; nothing was written. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The exception, with its fixed message. */
    public Cancelled() {
        super("cancelled");
    }
}
