package io.github.dreamsphere.models.catalog;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders for nets, according to the XDG Base Directory Specification.
 *
 * @param cache for fetched files: {@code $XDG_CACHE_HOME/dreamsphere/models}
 * @param data for imported nets: {@code $XDG_DATA_HOME/dreamsphere/models}
 */
public record StandardFolders(Path cache, Path data) {
    /** The folders according to this process's environment and the user's home. */
    public static StandardFolders ofProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static StandardFolders of(Map<String, String> environment, Path home) {
        return new StandardFolders(
                base(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")),
                base(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share")));
    }

    /** The specification says to ignore relative paths. */
    private static Path base(String value, Path otherwise) {
        boolean usable = value != null && Path.of(value).isAbsolute();
        return (usable ? Path.of(value) : otherwise).resolve("dreamsphere").resolve("models");
    }
}
