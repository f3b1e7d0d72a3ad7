package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** What is there, the last removed first, with its {@code count} and {@code bytes}. */
    ObjectNode json() throws IOException {
        List<Path> entries = new ArrayList<>(StudioFolder.entries(folder));
        entries.sort(Comparator.comparingLong(Trash::time).reversed());
        ObjectNode json = Json.object();
        ArrayNode pictures = json.putArray("pictures");
        ArrayNode dreams = json.putArray("dreams");
        long bytes = 0;
        for (Path entry : entries) {
            try (Stream<Path> all = Files.walk(entry)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
            }
            about(entry, StoredPicture.ABOUT).ifPresent(pictures::add);
            about(entry, StudioDream.ABOUT).ifPresent(dreams::add);
        }
        return json.put("count", entries.size()).put("bytes", bytes);
    }

    /** The names of the dreams that may come back. */
    List<DreamName> dreamNames() throws IOException {
        List<DreamName> names = new ArrayList<>();
        for (Path entry : StudioFolder.entries(folder)) {
            about(entry, StudioDream.ABOUT)
                    .map(dream -> new StudioDream(entry, dream).name())
                    .ifPresent(names::add);
        }
        return names;
    }

    /** What a thing's file says, with its id; empty if it is another kind of thing, or damaged and cannot come back. */
    private static Optional<ObjectNode> about(Path entry, String about) {
        Path file = entry.resolve(about);
        String name = entry.getFileName().toString();
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(file).put("id", name.replaceFirst("-.*", "")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Deletes all of it. */
    void empty() throws IOException {
        for (Path entry : StudioFolder.entries(folder)) {
            StudioFolder.delete(entry);
        }
    }
}
