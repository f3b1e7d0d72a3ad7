package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of live dreams.
 *
 * @param objective what to dream
 * @param saver writes the dreams that the user saves
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
     * @param leftOut a line for each piece of metadata that could not be written
     */
    public record Saved(Path file, List<String> leftOut) {
        public Saved {
            leftOut = List.copyOf(leftOut);
        }
    }
}
