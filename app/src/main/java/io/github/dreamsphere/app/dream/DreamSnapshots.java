package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.dream.DreamStateFile;
import io.github.dreamsphere.core.dream.LiveState;
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
 * Keeps the progress of one dream in a folder: pictures {@code step-0012.jpg} and so on, numbered through all octaves, and
 * the dream's state, from which it can continue. The state is written when an octave begins, with each picture, and when
 * the dream is interrupted.
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
     * @param folder the folder, which exists
     * @param every steps from one picture to the next
     * @param recipe the run's recipe, which holds everything that decides the result
     * @param original the header of the picture that is dreamed on
     * @param options the dream's, with the number of octaves
     */
    DreamSnapshots(Path folder, int every, String recipe, PictureHeader original, DreamOptions options) {
        this.folder = folder;
        this.state = stateIn(folder);
        this.every = every;
        this.recipe = recipe;
        this.original = original;
        this.options = options;
    }

    /**
     * Checks that the disk has room for the state. A new state is written beside the last one, so it needs twice its size.
     *
     * @param stateBytes size of the largest state
     * @throws SnapshotRoomException if the disk is too small
     */
    void requireRoom(long stateBytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long there = Files.exists(state) ? Files.size(state) : 0;
        if (free + there < 2 * stateBytes) {
            throw new SnapshotRoomException(folder, stateBytes, free);
        }
    }

    /**
     * The state in which the dream stopped; empty if it has not begun.
     *
     * @param planes makes the state's planes
     * @throws IOException if the state is of another dream
     */
    Optional<DreamState> last(Planes planes) throws IOException {
        return Files.exists(state) ? Optional.of(DreamStateFile.read(state, recipe, planes)) : Optional.empty();
    }

    /** The file of the state in {@code folder}. */
    static Path stateIn(Path folder) {
        return folder.resolve(STATE);
    }

    /** Deletes the state in {@code folder}: the dream is finished and written. */
    static void end(Path folder) throws IOException {
        Files.deleteIfExists(stateIn(folder));
    }

    @Override
    public void octaveBegins(LiveState now) {
        save(now);
    }

    @Override
    public void stepDone(LiveState now, double value) {
        int number = options.stepsBefore(now.level()) + now.step();
        if (number % every == 0) {
            save(now);
            draw(now, folder.resolve(String.format(Locale.ROOT, "step-%04d.jpg", number)));
        }
    }

    @Override
    public void interrupted(LiveState now) {
        save(now);
    }

    private void save(LiveState now) {
        try {
            DreamStateFile.write(state, now.pictures(), recipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(LiveState now, Path file) {
        try {
            PictureHeader header = original.scaledTo(now.width(), now.height());
            header.with(new Image(now.pictures().dream())).write(file, WriteOptions.defaults(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
