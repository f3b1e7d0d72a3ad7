package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a studio: {@code pictures/ID}, {@code dreams/ID}, {@code drafts}, {@code trash}, {@code room}. */
final class StudioFolder {
    /** The names of incomplete folders begin with this. */
    static final String UNFINISHED = ".new-";

    private static final String KEY = "key.json";

    private final Path root;
    private final Trash trash;

    /** Makes the folder if it is not there, and deletes what is not complete. */
    StudioFolder(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileException(folder, "this is a file; name a folder");
        }
        root = Files.createDirectories(folder).toRealPath();
        for (Path each : List.of(pictures(), dreams(), drafts())) {
            Files.createDirectories(each);
        }
        trash = new Trash(Files.createDirectories(root.resolve("trash")));
        deleteAll(entries(drafts()));
        deleteAll(entries(pictures()).stream()
                .filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                .toList());
    }

    private static void deleteAll(List<Path> entries) throws IOException {
        for (Path entry : entries) {
            delete(entry);
        }
    }

    Path root() {
        return root;
    }

    Path pictures() {
        return root.resolve("pictures");
    }

    Path dreams() {
        return root.resolve("dreams");
    }

    Path drafts() {
        return root.resolve("drafts");
    }

    Path room() {
        return root.resolve("room");
    }

    /** What was removed. */
    Trash trash() {
        return trash;
    }

    /**
     * The token and the port that the studio had last, so that pages which are open find it again; a new token and port 0
     * the first time.
     */
    ObjectNode key() throws IOException {
        Path file = root.resolve(KEY);
        return Files.exists(file)
                ? Json.read(file)
                : Json.object().put("token", Names.token()).put("port", 0);
    }

    /** Keeps the token and the port where only this user reads them. */
    void keepKey(String token, int port) throws IOException {
        Path file = root.resolve(KEY);
        Json.write(file, Json.object().put("token", token).put("port", port));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** What lies in a folder. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Deletes a file, or a folder with all that is in it; links are not followed. */
    static void delete(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> all = Files.walk(entry)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
