package io.github.dreamsphere.core.file;

import java.io.IOException;

/**
 * A library failed on what a file holds. Decoding libraries throw unchecked exceptions of all kinds on broken files; the
 * same exceptions in our own code are bugs. So what a library is called for runs through {@link #run}, which turns its
 * unchecked exceptions into this one and leaves ours alone.
 */
public final class LibraryException extends IOException {
    private static final long serialVersionUID = 1L;

    private LibraryException(RuntimeException cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }

    /** What a library does with a file. */
    public interface Step<T> {
        /** Calls the library. */
        T run() throws IOException;
    }

    /**
     * Calls a library.
     *
     * @throws LibraryException if it throws an unchecked exception, in its words
     * @throws IOException as the library throws it
     */
    public static <T> T run(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (RuntimeException e) {
            throw new LibraryException(e);
        }
    }
}
