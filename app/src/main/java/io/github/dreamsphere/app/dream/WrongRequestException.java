package io.github.dreamsphere.app.dream;

/** The net cannot dream what a request asks for. */
public final class WrongRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongRequestException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
