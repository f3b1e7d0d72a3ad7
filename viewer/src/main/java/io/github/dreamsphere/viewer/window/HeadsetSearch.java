package io.github.dreamsphere.viewer.window;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Looks for a headset now and then: one that has gone away, or is connected after the start. It looks on a thread of its own,
 * because runtimes may take seconds to answer. Seconds.
 */
final class HeadsetSearch implements AutoCloseable {
    private static final long LONGEST_WAIT = 2;

    private final BooleanSupplier isThere;
    private final ReturnWatch watch = new ReturnWatch();
    private Optional<CompletableFuture<Boolean>> look = Optional.empty();

    /** {@code isThere} is asked whether there is a headset. */
    HeadsetSearch(BooleanSupplier isThere) {
        this.isThere = isThere;
    }

    /** From now on it is looked for. */
    void begin(double now) {
        watch.begin(now);
    }

    /** Time passes; true once if a headset has been seen. */
    boolean finds(double now) {
        if (look.isPresent() && look.get().isDone()) {
            boolean seen = look.get().join();
            look = Optional.empty();
            // One that is seen may still refuse to start: then it is looked for again.
            watch.failed(now);
            return seen;
        }
        if (look.isEmpty() && watch.isDue(now)) {
            look = Optional.of(CompletableFuture.supplyAsync(isThere::getAsBoolean, HeadsetSearch::start));
        }
        return false;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "headset search");
        thread.setDaemon(true);
        thread.start();
    }

    /** It is looked for no longer. */
    void end() {
        watch.end();
    }

    /** Ends, and waits a little for a runtime that is being asked. */
    @Override
    public void close() {
        end();
        try {
            if (look.isPresent()) {
                look.get().get(LONGEST_WAIT, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The thread ends with the program.
            return;
        }
    }
}
