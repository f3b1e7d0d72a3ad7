package io.github.dreamsphere.viewer.gl;

import java.io.IOException;

/** The graphics of this machine cannot do what is asked; the message says what is missing and what to do. */
public class GraphicsException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public GraphicsException(String message) {
        super(message);
    }

    /** With a message for the user and what was behind it. */
    public GraphicsException(String message, Throwable cause) {
        super(message, cause);
    }
}
