package io.github.dreamsphere.web.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files of a folder by the paths of addresses. */
final class ServedFolder {
    /** The media type of plain text. */
    static final String TEXT = "text/plain; charset=utf-8";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("txt", TEXT),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("mp4", "video/mp4"));

    private final Path root;

    /** @param folder exists */
    ServedFolder(Path folder) throws IOException {
        root = folder.toRealPath();
    }

    /**
     * The file or folder at a path such as {@code /js/room.js}, decoded. Empty if there is none, if it is hidden, or if it
     * lies outside of the folder, wherever dots and links lead.
     */
    Optional<Path> find(String path) throws IOException {
        if (!path.startsWith("/") || path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        for (String name : path.split("/")) {
            if (name.startsWith(".")) {
                return Optional.empty();
            }
        }
        try {
            Path file = root.resolve(path.replaceFirst("^/+", ""));
            boolean inside = Files.exists(file) && file.toRealPath().startsWith(root);
            return inside ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The media type of a file by its ending. */
    static String type(Path file) {
        String name = file.getFileName().toString();
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
