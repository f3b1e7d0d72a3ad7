package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;

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
        /**
         * Writes {@code dream}, which grew from the picture in {@code file} in so many steps, under a name not used before.
         *
         * @return the new file
         */
        Path save(Path file, SphereImage dream, int steps) throws IOException;
    }
}
