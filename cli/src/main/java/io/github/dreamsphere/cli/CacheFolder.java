package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.StandardFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where native libraries are unpacked and temporary files are written. JavaCPP takes the home folder otherwise, and Java
 * {@code /tmp}, whatever {@code TMPDIR} says.
 */
final class CacheFolder {
    /** What to do where native libraries cannot be unpacked and loaded. */
    static final String WAY_OUT =
            "the folder that they are unpacked to may be full, read-only or forbid programs (noexec);"
                    + " set the environment variable " + StandardFolders.CACHE + " to a folder with 500 MB of room";

    private CacheFolder() {}

    /**
     * Sets Java's and the libraries' properties as the environment says. Must be called before anything else.
     *
     * @throws IOException if the folder that the environment names cannot be made
     */
    static void apply(Map<String, String> environment) throws IOException {
        String temporary = environment.getOrDefault("TMPDIR", "");
        if (!temporary.isBlank() && Files.isDirectory(Path.of(temporary))) {
            System.setProperty("java.io.tmpdir", temporary);
        }
        String cache = environment.getOrDefault(StandardFolders.CACHE, "");
        if (!cache.isBlank()) {
            Path folder = Path.of(cache).toAbsolutePath();
            System.setProperty("org.bytedeco.javacpp.cachedir", made(folder.resolve("native")));
            System.setProperty("org.lwjgl.system.SharedLibraryExtractPath", made(folder.resolve("lwjgl")));
            System.setProperty("java.io.tmpdir", made(folder.resolve("temporary")));
        }
    }

    private static String made(Path folder) throws IOException {
        return Files.createDirectories(folder).toString();
    }
}
