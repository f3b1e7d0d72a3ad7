package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as it arrives, one list of buffers at a time. Unlike the HTTP client's own streams it has a
 * timeout and can be cancelled while waiting.
 */
final class BodyChunks implements BodySubscriber<BodyChunks>, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<BodyChunks> self = new CompletableFuture<>();
    private volatile Subscription subscription;

    /** Received buffers, or, if there are none, the end of the body or a failure. */
    private record Event(List<ByteBuffer> buffers, Optional<Throwable> failure) {}

    static BodyHandler<BodyChunks> handler() {
        return answer -> new BodyChunks();
    }

    /**
     * The next buffers; an empty list at the end of the body.
     *
     * @throws IOException if the connection broke, or nothing arrived for {@code stall}
     */
    List<ByteBuffer> next(Duration stall, Progress progress) throws IOException {
        subscription.request(1);
        long deadline = System.nanoTime() + stall.toNanos();
        while (System.nanoTime() < deadline) {
            progress.checkCancelled();
            Event event = poll();
            if (event != null && event.failure().isPresent()) {
                throw new IOException(
                        event.failure().get().getMessage(), event.failure().get());
            }
            if (event != null) {
                return event.buffers();
            }
        }
        throw new IOException("no data for " + stall.toSeconds() + " s");
    }

    private Event poll() throws IOException {
        try {
            return events.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public CompletionStage<BodyChunks> getBody() {
        return self;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        self.complete(this);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event(buffers, Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Event(List.of(), Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        events.add(new Event(List.of(), Optional.empty()));
    }

    @Override
    public void close() {
        subscription.cancel();
    }
}
