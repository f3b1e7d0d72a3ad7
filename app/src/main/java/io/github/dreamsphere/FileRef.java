package io.github.dreamsphere;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file, or a net known by its name, as a request refers to it.
 *
 * @param name the name as it was given; recipes contain this form
 * @param location the path of the file; equals {@code name} unless the file was found in the folder of the recipe
 */
public record FileRef(String name, String location) {
    /** The file or net called {@code name}. */
    public static FileRef of(String name) {
        return new FileRef(name, name);
    }

    /** The file at {@code path}. */
    public static FileRef of(Path path) {
        return of(path.toString());
    }

    /**
     * The file {@code name} if it exists in the working directory, otherwise the file of that name in {@code folder}.
     *
     * @param folder the folder of the recipe
     */
    public static FileRef in(Optional<Path> folder, String name) {
        try {
            if (folder.isPresent() && !Files.exists(Path.of(name))) {
                Path beside = folder.get().resolve(name);
                return Files.exists(beside) ? new FileRef(name, beside.toString()) : of(name);
            }
        } catch (InvalidPathException e) {
            // Not a path, so it is the name of a net.
        }
        return of(name);
    }

    /** The path of the file. */
    public Path path() {
        return Path.of(location);
    }
}
