package io.github.dreamsphere.models.caffe;

/** A layer of a kind that is not known; it and what reads it may be left out. */
final class UnknownLayerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownLayerException(String message) {
        super(message);
    }
}
