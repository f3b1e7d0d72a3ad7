package io.github.dreamsphere.core.image;

/** A packet that is not XMP. */
public final class XmpException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the packet */
    public XmpException(String message) {
        super(message);
    }

    XmpException(String message, Throwable cause) {
        super(message, cause);
    }
}
