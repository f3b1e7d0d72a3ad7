package io.github.dreamsphere.models.keras;

/** A configuration that contradicts itself or its weights: nothing of the net is read. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong, as the predicate of a sentence about the file */
    UnreadableException(String reason) {
        super(reason);
    }

    /** As {@link #UnreadableException(String)}, with the failure that showed it. */
    UnreadableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
