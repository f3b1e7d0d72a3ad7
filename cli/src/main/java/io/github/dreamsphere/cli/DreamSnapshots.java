package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.dream.DreamStateFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.plane.Planes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the way of one dream in a folder: {@code step-0012.jpg} and so on, numbered through all octaves, and the state
 * of the dream, written at each octave's begin, with each picture, and when the dream is interrupted.
 */
final class DreamSnapshots implements DreamListener {
    private static final String STATE = "dream.state";

    private final Path state;
    private final Path folder;
    private final int every;
    private final String recipe;
    private final PictureHeader original;
    private final DreamOptions options;

    /**
     * @param every steps from picture to picture
     * @param recipe of the run, which says all that decides the result
     * @param original the picture dreamed on, but for its pixels
     * @throws IOException if the folder cannot be made
     */
    DreamSnapshots(Path folder, int every, String recipe, PictureHeader original, DreamOptions options)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.state = folder.resolve(STATE);
        this.every = every;
        this.recipe = recipe;
        this.original = original;
        this.options = options;
    }

    /**
     * Refuses to begin what could not be kept: a new state is written beside the last one.
     *
     * @param stateBytes of the largest state
     * @throws IOException if the disk has no room for it
     */
    void requireRoom(long stateBytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long there = Files.exists(state) ? Files.size(state) : 0;
        if (free + there < 2 * stateBytes) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: the state of this dream takes %d MB, twice that while it is written, and %d MB are free; make"
                            + " room, or choose another folder with --snapshots",
                    folder,
                    stateBytes >> 20,
                    free >> 20));
        }
    }

    /**
     * Where the dream stopped, if it began.
     *
     * @param planes where the state's planes are made
     * @throws IOException if it was another dream
     */
    Optional<DreamState> last(Planes planes) throws IOException {
        return Files.exists(state) ? Optional.of(DreamStateFile.read(state, recipe, planes)) : Optional.empty();
    }

    /** Removes the state from {@code folder}: the dream is written, and nothing is left to go on with. */
    static void end(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(STATE));
    }

    @Override
    public void octaveBegins(DreamState now) {
        save(now);
    }

    @Override
    public void stepDone(DreamState now, double value) {
        int number = options.stepsBefore(now.level()) + now.step();
        if (number % every == 0) {
            save(now);
            draw(now, folder.resolve(String.format(Locale.ROOT, "step-%04d.jpg", number)));
        }
    }

    @Override
    public void interrupted(DreamState now) {
        save(now);
    }

    private void save(DreamState now) {
        try {
            DreamStateFile.write(state, now, recipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(DreamState now, Path file) {
        try {
            PictureHeader header = original.scaledTo(now.width(), now.height());
            header.with(new Image(now.dream())).write(file, WriteOptions.defaults(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
