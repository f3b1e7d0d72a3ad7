package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamPlan;
import java.io.IOException;
import java.util.Optional;

/** Finds room for dreams before anything of them is read or dreamed. */
@FunctionalInterface
interface DreamRooms {
    /**
     * The room for dreaming on {@code canvas}, taken.
     *
     * @throws IOException if there is not enough memory or disk
     */
    DreamPlanes take(Job job, Canvas canvas, DreamPlan plan) throws IOException;

    /** Bytes of memory to keep to; empty: what Java has. */
    default Optional<MemorySize> allowed() {
        return Optional.empty();
    }
}
