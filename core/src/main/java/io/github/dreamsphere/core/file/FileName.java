package io.github.dreamsphere.core.file;

import java.nio.file.Path;

/**
 * The two parts of a file's name.
 *
 * @param stem what stands before the last dot; the whole name if there is no dot
 * @param ending the last dot and what follows it; empty if there is no dot
 */
public record FileName(String stem, String ending) {
    /** The name of {@code file}, without its folder. */
    public static FileName of(Path file) {
        return of(file.getFileName().toString());
    }

    /** The parts of {@code name}. */
    public static FileName of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? new FileName(name, "") : new FileName(name.substring(0, dot), name.substring(dot));
    }
}
