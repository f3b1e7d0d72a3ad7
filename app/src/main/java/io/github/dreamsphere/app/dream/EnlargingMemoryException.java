package io.github.dreamsphere.app.dream;

import java.io.IOException;

/** The memory that a run may take is too little to enlarge its dream. */
public final class EnlargingMemoryException extends IOException {
    private static final long serialVersionUID = 1L;

    EnlargingMemoryException(IllegalArgumentException cause) {
        super("to enlarge the dream, " + cause.getMessage(), cause);
    }
}
