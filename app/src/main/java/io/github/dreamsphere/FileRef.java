package io.github.dreamsphere;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file, or something else that has a name, as a request names it.
 *
 * @param name as it was written; a recipe records it in this form
 * @param location where the file lies; the name itself unless the file was found beside the recipe that names it
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
     * The file called {@code name} if there is one, else the one of that name in {@code folder}.
     *
     * @param folder the folder of the recipe that names the file
     */
    public static FileRef in(Optional<Path> folder, String name) {
        try {
            if (folder.isPresent() && !Files.exists(Path.of(name))) {
                Path beside = folder.get().resolve(name);
                return Files.exists(beside) ? new FileRef(name, beside.toString()) : of(name);
            }
        } catch (InvalidPathException e) {
            // No path, so the name of something else.
        }
        return of(name);
    }

    /** Where the file lies. */
    public Path path() {
        return Path.of(location);
    }
}
