package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.util.Optional;

/** A copy of a live dream after a step, with the trace to repeat it. */
public final class LiveCopy implements AutoCloseable {
    private final SphereImage dream;
    private final LiveTrace trace;
    private final Optional<StoredDream> stored;

    private LiveCopy(SphereImage dream, LiveTrace trace, Optional<StoredDream> stored) {
        this.dream = dream;
        this.trace = trace;
        this.stored = stored;
    }

    /** Copies a dream into memory, or into a temporary file if there is too little memory. */
    static LiveCopy of(SphereImage dream, LiveTrace trace) throws IOException {
        try {
            return inMemory(new SphereImage(dream.image().copy(), dream.area()), trace.copy());
        } catch (OutOfMemoryError e) {
            StoredDream stored = StoredDream.of(dream);
            return new LiveCopy(stored.dream(), trace.copy(), Optional.of(stored));
        }
    }

    /** Wraps a dream in memory, without copying it. It must not change any longer. */
    public static LiveCopy inMemory(SphereImage dream, LiveTrace trace) {
        return new LiveCopy(dream, trace, Optional.empty());
    }

    /** The dream, which can be read until this copy is closed. */
    public SphereImage dream() {
        return dream;
    }

    /** The views and steps of the dream. */
    public LiveTrace trace() {
        return trace;
    }

    @Override
    public void close() {
        stored.ifPresent(StoredDream::close);
    }
}
