package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * Hands bands of rows from one thread to another, one at a time, so that coding and what is done with the pixels go on
 * at once within bounded memory. Failures of either side reach the other.
 */
final class BandPipe<T> {
    private T band;
    private boolean ended;
    private boolean abandoned;
    private Throwable failure;

    /** Hands over a band; waits until the last one is taken. */
    synchronized void put(T next) throws IOException {
        await(() -> band == null || abandoned);
        if (abandoned) {
            throw new IOException("the rows are no longer wanted", failure);
        }
        band = next;
        notifyAll();
    }

    /** The next band, or empty after the last; waits until it is there. */
    synchronized Optional<T> take() throws IOException {
        await(() -> band != null || ended);
        if (band == null && failure != null) {
            raise();
        }
        Optional<T> taken = Optional.ofNullable(band);
        band = null;
        notifyAll();
        return taken;
    }

    private void raise() throws IOException {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw new IOException(failure.getMessage(), failure);
    }

    /** The giving side has no more bands. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The giving side failed. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        end();
    }

    /** The taking side wants no more bands, because it failed or, with no cause, because it was closed. */
    synchronized void abandon(Throwable cause) {
        abandoned = true;
        if (cause != null) {
            failure = cause;
        }
        band = null;
        notifyAll();
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition) throws InterruptedIOException {
        while (!condition.holds()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for rows");
            }
        }
    }
}
