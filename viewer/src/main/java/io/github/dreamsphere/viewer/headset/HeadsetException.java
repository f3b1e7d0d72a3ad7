package io.github.dreamsphere.viewer.headset;

import java.io.IOException;

/** A headset cannot be used, or no longer; the message says why in one line. */
public class HeadsetException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public HeadsetException(String message) {
        super(message);
    }

    /** With a message for the user and what was behind it. */
    public HeadsetException(String message, Throwable cause) {
        super(message, cause);
    }
}
