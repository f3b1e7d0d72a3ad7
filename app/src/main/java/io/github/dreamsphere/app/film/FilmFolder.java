package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.film.FilmStateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder beside a film for what an unfinished run has made. */
record FilmFolder(Path path) {
    private static final Pattern MADE =
            Pattern.compile("\\.?(state|trial|shot|piece-\\d+|joined|timed|sound|pieces|palette).*");

    private Path state() {
        return path.resolve("state");
    }

    /** The file for the frames of a shot. */
    Path framesOf(Shot shot) {
        return path.resolve(shot.fileName());
    }

    /** The file for a picture that is made only to measure it. */
    Path trial(String ending) {
        return path.resolve("trial" + ending);
    }

    /** The file for the list of shots. */
    Path shotList() {
        return path.resolve("shots");
    }

    /**
     * Makes the folder, empty unless a run is resumed.
     *
     * @param key what makes the film
     * @return the state of the run to continue, if there is one
     * @throws IOException if what is there was made with another key
     */
    Optional<FilmState> begin(boolean resume, String key) throws IOException {
        if (resume && Files.exists(state())) {
            return Optional.of(FilmStateFile.read(state(), key));
        }
        delete();
        Files.createDirectories(path);
        return Optional.empty();
    }

    /** Makes the folder for the frames of shots, empty unless a run is resumed. */
    void beginShots(boolean resume) throws IOException {
        if (!resume) {
            delete();
        }
        Files.createDirectories(path);
    }

    /** Whether there is a state from which a run can continue. */
    boolean holdsState() {
        return Files.exists(state());
    }

    /** Keeps a state, from which a run can continue. */
    void keep(FilmState state, String key) throws IOException {
        FilmStateFile.write(state(), state, key);
    }

    /** Deletes what an unfinished run has made, and nothing else. */
    void delete() throws IOException {
        for (Path file : files()) {
            if (MADE.matcher(file.getFileName().toString()).matches()) {
                Files.delete(file);
            }
        }
        deleteIfEmpty();
    }

    /** Deletes the folder if nothing is in it. */
    void deleteIfEmpty() throws IOException {
        if (Files.isDirectory(path) && files().isEmpty()) {
            Files.delete(path);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(path)) {
            return found.toList();
        }
    }
}
