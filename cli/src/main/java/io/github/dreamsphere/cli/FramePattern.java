package io.github.dreamsphere.cli;

import java.nio.file.Path;
import java.util.IllegalFormatException;

/**
 * The names of numbered pictures.
 *
 * @param path a name that holds the number's place, e.g. {@code turn_%03d.png}
 */
record FramePattern(Path path) {
    FramePattern {
        if (of(path, 0).equals(of(path, 1))) {
            throw new UsageException(path + ": needs the place of the frame's number in its name, e.g. turn_%03d.png");
        }
    }

    /** Whether a name is meant as one of several. */
    static boolean isOne(Path path) {
        return path.getFileName().toString().contains("%");
    }

    /** The file of a frame. */
    Path of(int frame) {
        return of(path, frame);
    }

    private static Path of(Path path, int frame) {
        try {
            return path.resolveSibling(String.format(path.getFileName().toString(), frame));
        } catch (IllegalFormatException e) {
            throw new UsageException(path + ": the frame's number is written like %03d, not so: " + e.getMessage());
        }
    }
}
