package io.github.dreamsphere.models.catalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folders for nets, according to the XDG Base Directory Specification.
 *
 * @param cache for fetched files: {@code $DREAMSPHERE_CACHE/models}, or else {@code $XDG_CACHE_HOME/dreamsphere/models}
 * @param data for imported nets: {@code $XDG_DATA_HOME/dreamsphere/models}
 */
public record StandardFolders(Path cache, Path data) {
    /** The environment variable that names a folder for everything that can be fetched or unpacked again. */
    public static final String CACHE = "DREAMSPHERE_CACHE";

    /** The folders according to this process's environment and the user's home. */
    public static StandardFolders ofProcess() {
        // For users without an entry in the system's list, as in containers, Java's user.home is no path.
        String home = System.getenv().getOrDefault("HOME", "");
        return of(System.getenv(), Path.of(Path.of(home).isAbsolute() ? home : System.getProperty("user.home")));
    }

    static StandardFolders of(Map<String, String> environment, Path home) {
        return new StandardFolders(
                own(environment.get(CACHE))
                        .orElseGet(() -> base(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"))),
                base(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share")));
    }

    private static Optional<Path> own(String cache) {
        return Optional.ofNullable(cache)
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath().resolve("models"));
    }

    /** The specification says to ignore relative paths. */
    private static Path base(String value, Path otherwise) {
        boolean usable = value != null && Path.of(value).isAbsolute();
        return (usable ? Path.of(value) : otherwise).resolve("dreamsphere").resolve("models");
    }
}
