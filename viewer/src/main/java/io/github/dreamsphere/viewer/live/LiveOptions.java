package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is dreamed of where one looks.
 *
 * @param objective what to dream of
 * @param saver writes a dream that is to be kept
 */
public record LiveOptions(Objective objective, Saver saver) {
    /** Writes dreams into files. */
    @FunctionalInterface
    public interface Saver {
        /** Writes {@code dream}, which grew from the picture in {@code file}, under a name not used before. */
        Saved save(Path file, LiveCopy dream) throws IOException;
    }

    /**
     * A dream that has been written.
     *
     * @param file the new file
     * @param leftOut what could not be written into it, a line each
     */
    public record Saved(Path file, List<String> leftOut) {
        public Saved {
            leftOut = List.copyOf(leftOut);
        }
    }
}
