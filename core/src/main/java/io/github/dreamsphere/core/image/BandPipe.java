package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/**
 * Passes bands of rows from one thread to another, one at a time, so that one thread encodes or decodes while the other
 * works on the pixels, in bounded memory. A failure of either side reaches the other.
 */
final class BandPipe<T> {
    private T band;
    private boolean ended;
    private boolean abandoned;
    private Throwable failure;

    /** Puts a band; waits until the one before has been taken. */
    synchronized void put(T next) throws IOException {
        await(() -> band == null || abandoned);
        if (abandoned) {
            throw new IOException("the rows are no longer needed", failure);
        }
        band = next;
        notifyAll();
    }

    /** Takes the next band, or empty after the last; waits until there is one. */
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

    /** Called by the putting side when it has no more bands. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Called by the putting side when it has failed. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        end();
    }

    /** Called by the taking side when it needs no more bands: it has failed, or was closed if {@code cause} is null. */
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
