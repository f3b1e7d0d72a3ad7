package io.github.dreamsphere.models.gpu;

/** There is no graphics card that can compute, or its driver refuses. The message says what to do. */
public final class GraphicsCardException extends Exception {
    GraphicsCardException(String message) {
        super(message);
    }

    GraphicsCardException(String message, Throwable cause) {
        super(message, cause);
    }
}
