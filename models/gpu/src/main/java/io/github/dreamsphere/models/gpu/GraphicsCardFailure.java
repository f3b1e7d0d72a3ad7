package io.github.dreamsphere.models.gpu;

import java.io.UncheckedIOException;

/** A graphics card failed while it computed, or its memory is full. It ends the run, but nothing is wrong with the program. */
public sealed class GraphicsCardFailure extends UncheckedIOException permits CardMemoryException {
    GraphicsCardFailure(String message) {
        super(message, new CardFailedException(message));
    }
}
