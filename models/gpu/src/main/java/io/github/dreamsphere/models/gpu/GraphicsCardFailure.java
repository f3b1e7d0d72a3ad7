package io.github.dreamsphere.models.gpu;

/** A graphics card failed while it computed, or its memory is full. */
public final class GraphicsCardFailure extends RuntimeException {
    GraphicsCardFailure(String message) {
        super(message);
    }
}
