package io.github.dreamsphere.viewer.live;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the user asks of a live dream: to pause, to go on, to copy, to end. Thread safe. No method but {@link #awaitTurn}, which
 * is for the dream's thread, waits for anything.
 */
final class LiveControl {
    private final Queue<Consumer<LiveCopy>> copies = new ArrayDeque<>();
    private final Thread thread;
    private boolean isPaused;
    private boolean hasStopped;
    private boolean hasLeft;
    private boolean isDiscarded;
    private boolean isSheltered;

    /** Controls the dream of {@code thread}. */
    LiveControl(Thread thread) {
        this.thread = thread;
    }

    synchronized void togglePause() {
        isPaused = !isPaused;
        notifyAll();
    }

    /** Asks for a copy after the current step. */
    synchronized void copyTo(Consumer<LiveCopy> receiver) {
        copies.add(receiver);
        notifyAll();
    }

    /** Asks the dream to end after the current step, and interrupts what its thread waits for. */
    synchronized void leave() {
        hasLeft = true;
        if (!isSheltered) {
            thread.interrupt();
        }
    }

    /** Asks the dream to end and to leave nothing behind. */
    synchronized void discard() {
        isDiscarded = true;
        leave();
    }

    /** No more steps will be taken. Copies can still be asked for until the dream is left. */
    synchronized void stop() {
        hasStopped = true;
    }

    synchronized boolean isDreaming() {
        return !isPaused && !hasStopped && !hasLeft;
    }

    synchronized boolean hasLeft() {
        return hasLeft;
    }

    synchronized boolean isDiscarded() {
        return isDiscarded;
    }

    /**
     * Waits while the dream is paused and no copy is asked for.
     *
     * @return who wants a copy; empty if the next step may be taken
     * @throws InterruptedException if the dream has been left
     */
    synchronized Optional<Consumer<LiveCopy>> awaitTurn() throws InterruptedException {
        while (copies.isEmpty() && !hasLeft && (isPaused || hasStopped)) {
            wait();
        }
        if (hasLeft) {
            throw new InterruptedException("the dream has been left");
        }
        return nextCopy();
    }

    /** Who wants a copy, if anyone does. */
    synchronized Optional<Consumer<LiveCopy>> nextCopy() {
        return Optional.ofNullable(copies.poll());
    }

    /**
     * Does something on the dream's thread without interrupts, which would close the channels of files and leave a device in
     * the middle of its work. If the dream is left meanwhile, the thread is interrupted afterwards.
     */
    void shelter(Runnable work) {
        sheltered(() -> {
            work.run();
            return null;
        });
    }

    /** As {@link #shelter}, for work with a result. */
    <T> T sheltered(Supplier<T> work) {
        enterShelter();
        try {
            return work.get();
        } finally {
            leaveShelter();
        }
    }

    private synchronized void enterShelter() {
        isSheltered = true;
        Thread.interrupted();
    }

    private synchronized void leaveShelter() {
        isSheltered = false;
        if (hasLeft) {
            thread.interrupt();
        }
    }
}
