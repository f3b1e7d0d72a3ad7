package io.github.dreamsphere.core.image.internal;

import java.io.IOException;

/** A picture that is whole, but of a kind that cannot be read here. The message names the kind and says what to do. */
public final class UnsupportedPictureException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnsupportedPictureException(String message) {
        super(message);
    }
}
