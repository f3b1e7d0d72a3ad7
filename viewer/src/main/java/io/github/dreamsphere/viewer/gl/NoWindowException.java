package io.github.dreamsphere.viewer.gl;

/** No window can be opened: there is no display, or it has no OpenGL that serves. */
public final class NoWindowException extends GraphicsException {
    private static final long serialVersionUID = 1L;

    NoWindowException(String message) {
        super(message);
    }
}
