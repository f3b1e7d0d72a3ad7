package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.Optional;

/** What a live dream that was left leaves behind for later. Thread safe. */
final class LeftDream {
    private Optional<StoredDream> stored = Optional.empty();
    private boolean isOver;

    /** The dream is over and leaves this. */
    synchronized void put(Optional<StoredDream> left) {
        stored = left;
        isOver = true;
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** The dream as it was when it was left. */
    synchronized Optional<SphereImage> picture() {
        return stored.map(StoredDream::dream);
    }

    /** Hands over what was left. The receiver closes it. */
    synchronized Optional<StoredDream> take() {
        Optional<StoredDream> taken = stored;
        stored = Optional.empty();
        return taken;
    }

    /** Deletes what was left. */
    void release() {
        take().ifPresent(StoredDream::close);
    }
}
