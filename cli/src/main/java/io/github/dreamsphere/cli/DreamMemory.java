package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides, before anything is read or dreamed, whether a dream fits into memory.
 *
 * @param allowed bytes to keep to; empty: what Java has
 * @param scratch where a scratch file goes; empty: beside the result
 * @param scaling what size a photosphere is dreamed at
 */
record DreamMemory(
        Optional<MemorySize> allowed, Optional<Path> scratch, UnaryOperator<Coverage> scaling, Terminal terminal) {
    /**
     * How to dream {@code job} if it does not fit into memory; says what a dream takes that is limited or does not fit.
     *
     * @throws IOException if there is not enough memory or disk
     */
    Optional<LargeDream> beyond(Job job, DreamPlan plan) throws IOException {
        Surface surface = scaling.apply(coverage(job.source())).surface();
        if (allowed.isEmpty() && DreamNeeds.of(surface, plan).planeBytes() <= DreamRoom.planesThatFit()) {
            return Optional.empty();
        }
        Path folder = scratch.orElseGet(() -> job.target().toAbsolutePath().getParent());
        DreamRoom room = DreamRoom.find(surface, plan, allowed, folder);
        terminal.err().println(job.source() + ": " + room.words(folder));
        return room.inMemory() ? Optional.empty() : Optional.of(new LargeDream(plan, surface, room, folder));
    }

    private static Coverage coverage(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            return PhotosphereHeader.of(file, reader.width(), reader.height(), reader.metadata())
                    .coverage();
        }
    }
}
