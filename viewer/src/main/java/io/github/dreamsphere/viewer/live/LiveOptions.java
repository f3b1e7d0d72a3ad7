package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.gl.ContextMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of live dreams.
 *
 * @param opener opens the dreamer
 * @param saver writes the dreams that the user saves
 */
public record LiveOptions(Opener opener, Saver saver) {
    /** Opens the dreamer once there is a window. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Opens the dreamer on the window's thread, which also closes it.
         *
         * @param contexts makes contexts that share the window's objects
         */
        LiveDreamer open(ContextMaker contexts);
    }

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
