package io.github.dreamsphere.viewer.window;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks now and then for a headset that has gone away or is connected after the start. It does so on a thread of its own,
 * because runtimes may take seconds to answer. Times are in seconds.
 */
final class HeadsetSearch implements AutoCloseable {
    private static final long LONGEST_WAIT = 2;

    private final BooleanSupplier isThere;
    private final Consumer<Throwable> failed;
    private final ReturnWatch watch = new ReturnWatch();
    private Optional<CompletableFuture<Boolean>> look = Optional.empty();

    /**
     * A search that has not begun.
     *
     * @param isThere says whether there is a headset; asked on the search's own thread
     * @param failed receives what {@code isThere} throws, in {@link #finds}; the search goes on
     */
    HeadsetSearch(BooleanSupplier isThere, Consumer<Throwable> failed) {
        this.isThere = isThere;
        this.failed = failed;
    }

    /** Starts looking at the time {@code now}. */
    void begin(double now) {
        watch.begin(now);
    }

    /** Looks again if that is due at the time {@code now}; returns true once for each time that a headset has been seen. */
    boolean finds(double now) {
        if (look.isPresent() && look.get().isDone()) {
            CompletableFuture<Boolean> done = look.get();
            look = Optional.empty();
            // The headset may still refuse to start. Then the search goes on.
            watch.failed(now);
            return hasSeen(done);
        }
        if (look.isEmpty() && watch.isDue(now)) {
            look = Optional.of(CompletableFuture.supplyAsync(isThere::getAsBoolean, HeadsetSearch::start));
        }
        return false;
    }

    private boolean hasSeen(CompletableFuture<Boolean> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            failed.accept(e.getCause());
            return false;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "headset search");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops looking. */
    void end() {
        watch.end();
    }

    /** Stops looking, and waits up to two seconds for a runtime that is being asked. */
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
