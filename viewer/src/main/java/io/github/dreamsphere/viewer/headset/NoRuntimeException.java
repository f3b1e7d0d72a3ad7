package io.github.dreamsphere.viewer.headset;

/** No runtime for headsets is installed. */
final class NoRuntimeException extends HeadsetException {
    private static final long serialVersionUID = 1L;

    NoRuntimeException(String message) {
        super(message);
    }
}
