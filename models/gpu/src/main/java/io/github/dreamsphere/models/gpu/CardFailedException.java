package io.github.dreamsphere.models.gpu;

import java.io.IOException;

/** Why a graphics card could not go on; the cause of {@link GraphicsCardFailure}. */
public final class CardFailedException extends IOException {
    CardFailedException(String message) {
        super(message);
    }
}
