package io.github.dreamsphere.app.files;

import java.nio.file.Path;
import java.util.IllegalFormatException;

/**
 * The names of numbered pictures.
 *
 * @param path a file whose name has a place for the number, e.g. {@code turn_%03d.png}
 */
public record FramePattern(Path path) {
    /** @throws IllegalArgumentException if the name has no place for a number */
    public FramePattern {
        if (of(path, 0).equals(of(path, 1))) {
            throw new IllegalArgumentException(
                    path + ": its name needs a place for the frame's number, e.g. turn_%03d.png");
        }
    }

    /** Whether {@code path} is a pattern rather than the name of one file. */
    public static boolean isOne(Path path) {
        return path.getFileName().toString().contains("%");
    }

    /** The file of a frame, numbered from 0. */
    public Path of(int frame) {
        return of(path, frame);
    }

    private static Path of(Path path, int frame) {
        try {
            return path.resolveSibling(String.format(path.getFileName().toString(), frame));
        } catch (IllegalFormatException e) {
            throw new IllegalArgumentException(
                    path + ": the place of the frame's number is written like %03d; this is not valid: "
                            + e.getMessage(),
                    e);
        }
    }
}
