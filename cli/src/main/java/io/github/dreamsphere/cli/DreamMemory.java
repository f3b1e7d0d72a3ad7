package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Room in this machine's memory and on its disk. What a dream takes that is limited or does not fit is said first.
 *
 * @param allowed bytes to keep to; empty: what Java has
 * @param scratch where a scratch file goes; empty: beside the result
 */
record DreamMemory(Optional<MemorySize> allowed, Optional<Path> scratch, Terminal terminal) implements DreamRooms {
    @Override
    public DreamPlanes take(Job job, Canvas canvas, DreamPlan plan) throws IOException {
        DreamNeeds needs = DreamNeeds.of(canvas.header().surface(), plan);
        Path folder = scratch.orElseGet(() -> job.target().toAbsolutePath().getParent());
        if (allowed.isEmpty() && DreamRoom.holds(canvas, needs)) {
            return DreamPlanes.in(DreamRoom.UNLIMITED, folder);
        }
        DreamRoom room = DreamRoom.find(canvas, needs, plan, allowed, folder);
        terminal.err().println(job.source() + ": " + room.words(folder));
        return DreamPlanes.in(room, folder);
    }
}
