package io.github.dreamsphere.models.keras;

/** A layer that cannot be part of a net here; it and what reads it are left out. */
final class UnsupportedLayerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason why, as the predicate of a sentence about the layer */
    UnsupportedLayerException(String reason) {
        super(reason);
    }
}
