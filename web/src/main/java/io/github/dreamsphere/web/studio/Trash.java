package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was removed from a studio, each in a folder {@code ID-TIME}, until it is brought back or has lain for long. */
final class Trash {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path folder;

    /** The trash in {@code folder}, which is there; what has lain in it for 30 days is deleted. */
    Trash(Path folder) throws IOException {
        this.folder = folder;
        long last = System.currentTimeMillis() - KEPT.toMillis();
        for (Path entry : StudioFolder.entries(folder)) {
            if (time(entry) < last) {
                StudioFolder.delete(entry);
            }
        }
    }

    private static long time(Path entry) {
        String name = entry.getFileName().toString();
        try {
            return Long.parseLong(name.substring(name.indexOf('-') + 1));
        } catch (NumberFormatException e) {
            // Another program's.
            return Long.MAX_VALUE;
        }
    }

    /** Takes a folder that is named by an id. */
    void put(Path removed) throws IOException {
        Files.move(removed, folder.resolve(removed.getFileName() + "-" + System.currentTimeMillis()));
    }

    /**
     * Brings back what has this id.
     *
     * @param to the folder in which it was
     * @param about the file that tells what kind of thing it is
     * @return the folder that is there again
     * @throws Refusal if it is not in the trash
     */
    Path takeBack(String id, Path to, String about) throws IOException {
        Optional<Path> found = StudioFolder.entries(folder).stream()
                .filter(entry -> Names.ID.matcher(id).matches()
                        && entry.getFileName().toString().startsWith(id + "-")
                        && Files.exists(entry.resolve(about)))
                .findFirst();
        return Files.move(
                found.orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "This is no longer in the trash.")),
                to.resolve(id));
    }

    /** How many things there are, and how many bytes they take. */
    ObjectNode json() throws IOException {
        List<Path> entries = StudioFolder.entries(folder);
        long bytes = 0;
        for (Path entry : entries) {
            try (Stream<Path> all = Files.walk(entry)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
            }
        }
        return Json.object().put("count", entries.size()).put("bytes", bytes);
    }

    /** Deletes all of it. */
    void empty() throws IOException {
        for (Path entry : StudioFolder.entries(folder)) {
            StudioFolder.delete(entry);
        }
    }
}
