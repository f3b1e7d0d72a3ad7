package io.github.dreamsphere.app.budget;

import java.io.IOException;

/** A run needs more memory than it may take. */
public final class InsufficientMemoryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean javaIsTheLimit;

    InsufficientMemoryException(long leastBytes, boolean javaIsTheLimit) {
        super("this takes at least " + ((leastBytes >> 20) + 1) + " MB of memory, more than "
                + (javaIsTheLimit ? "Java has" : "allowed"));
        this.javaIsTheLimit = javaIsTheLimit;
    }

    /** Whether Java has too little memory, rather than the run's own limit being too low. */
    public boolean javaIsTheLimit() {
        return javaIsTheLimit;
    }
}
