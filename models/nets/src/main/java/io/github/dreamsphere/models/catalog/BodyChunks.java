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
 * An answer's body as it comes in, one list of buffers at a time. The client's own streams wait for the next byte for
 * ever; this one gives up, and looks at a cancelling {@link Progress} while it waits.
 */
final class BodyChunks implements BodySubscriber<BodyChunks>, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<BodyChunks> self = new CompletableFuture<>();
    private volatile Subscription subscription;

    /** What the network reported: buffers, or the end, which is a failure unless empty. */
    private record Event(List<ByteBuffer> buffers, Optional<Throwable> failure) {}

    static BodyHandler<BodyChunks> handler() {
        return answer -> new BodyChunks();
    }

    /**
     * The next buffers, or an empty list at the body's end.
     *
     * @throws IOException if the body broke off, or nothing came for {@code stall}
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
        throw new IOException("nothing came for " + stall.toSeconds() + " s");
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
