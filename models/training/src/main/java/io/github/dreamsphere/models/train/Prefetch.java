package io.github.dreamsphere.models.train;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Prepares the batch of the next step on another thread during the current step. */
public final class Prefetch<T> implements AutoCloseable {
    private final IntFunction<T> batches;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "next batch");
        worker.setDaemon(true);
        return worker;
    });
    private int nextStep = -1;
    private CompletableFuture<T> next;

    /** @param batches makes the batch of a step; called on one thread only */
    public Prefetch(IntFunction<T> batches) {
        this.batches = batches;
    }

    /** The batch of {@code step}; starts preparing the next. */
    public T take(int step) {
        CompletableFuture<T> taken = nextStep == step ? next : begin(step);
        nextStep = step + 1;
        next = begin(nextStep);
        try {
            return taken.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<T> begin(int step) {
        return CompletableFuture.supplyAsync(() -> batches.apply(step), thread);
    }

    /** Waits for the batch in preparation, so that its resources can be closed. */
    @Override
    public void close() {
        thread.shutdown();
        if (next != null) {
            next.exceptionally(failed -> null).join();
        }
    }
}
