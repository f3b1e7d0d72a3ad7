package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.util.Optional;

/** A live dream as it was after a step, and how it came about. */
public final class LiveCopy implements AutoCloseable {
    private final SphereImage dream;
    private final LiveTrace trace;
    private final Optional<StoredDream> stored;

    private LiveCopy(SphereImage dream, LiveTrace trace, Optional<StoredDream> stored) {
        this.dream = dream;
        this.trace = trace;
        this.stored = stored;
    }

    /** Copies a dream into memory, or into a file if memory has no room. */
    static LiveCopy of(SphereImage dream, LiveTrace trace) throws IOException {
        try {
            return inMemory(new SphereImage(dream.image().copy(), dream.area()), trace.copy());
        } catch (OutOfMemoryError e) {
            StoredDream stored = StoredDream.of(dream);
            return new LiveCopy(stored.dream(), trace.copy(), Optional.of(stored));
        }
    }

    /** A dream in memory that does not change. */
    public static LiveCopy inMemory(SphereImage dream, LiveTrace trace) {
        return new LiveCopy(dream, trace, Optional.empty());
    }

    /** The dream, to be read while this is open. */
    public SphereImage dream() {
        return dream;
    }

    /** How it came about. */
    public LiveTrace trace() {
        return trace;
    }

    @Override
    public void close() {
        stored.ifPresent(StoredDream::close);
    }
}
