package io.github.dreamsphere.viewer.show;

import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Playlist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the pages of a playlist on a stage, passes over pictures that cannot be read, and says what is wrong or odd. */
public final class PictureBrowser {
    private final ShownPicture shown;
    private final Consumer<String> say;
    private final List<Path> versions;
    private Playlist playlist;
    private int step = 1;
    private int failures;
    private boolean mustOpen;

    /**
     * Opens {@code files}: one is a picture among those of its folder, a folder its pictures, several are versions of
     * one picture.
     *
     * @param say told a line about each picture that is passed over, and about what is odd about the others
     * @throws IOException if a folder cannot be listed or has no pictures
     */
    public PictureBrowser(ShownPicture shown, List<Path> files, Consumer<String> say) throws IOException {
        this.shown = shown;
        this.say = say;
        this.playlist = Playlist.of(files.subList(0, 1));
        this.mustOpen = playlist.current().endsWith(files.get(0).getFileName());
        this.versions = files.size() > 1 ? files : List.of(playlist.current());
        shown.open(versions);
    }

    /** The next picture, or the one before if {@code steps} is −1. */
    public void turn(int steps) {
        step = steps;
        failures = 0;
        show(playlist.turn(steps));
    }

    /** The pictures to choose from, including those that have been added to the folders meanwhile. */
    public List<Path> pictures() {
        return playlist.pictures();
    }

    /** Turns to one of the {@link #pictures}. */
    public void choose(Path picture) {
        step = 1;
        failures = 0;
        playlist.choose(picture);
        show(picture);
    }

    /** With its other versions, if there are any. */
    private void show(Path picture) {
        boolean hasVersions = picture.equals(versions.get(0).toAbsolutePath().normalize());
        shown.open(hasVersions ? versions : List.of(picture));
    }

    /** Opens files and folders that were dropped. */
    public void open(List<Path> dropped) {
        try {
            playlist = Playlist.of(dropped);
            step = 1;
            failures = 0;
            show(playlist.current());
        } catch (IOException e) {
            say.accept(e.getMessage());
        }
    }

    /** The file that was asked for last. */
    public Path file() {
        return playlist.current();
    }

    /** The name of the picture that was asked for and cannot be seen yet. */
    public Optional<String> awaited() {
        return shown.isWaiting() ? Optional.of(playlist.current().getFileName().toString()) : Optional.empty();
    }

    /** What is shown and how many there are, e.g. {@code "pano.jpg  (3/12)"}. */
    public String title() {
        String name = shown.name().orElse(playlist.current().getFileName().toString());
        return playlist.size() == 1 ? name : name + "  (" + playlist.position() + "/" + playlist.size() + ")";
    }

    /**
     * Takes in what the loader said.
     *
     * @throws IOException if the picture that was asked for, or the last of all, cannot be read
     */
    public void heed(LoadEvent event) throws IOException {
        if (!shown.isCurrent(event)) {
            return;
        }
        if (event instanceof LoadEvent.Read read) {
            mustOpen = false;
            failures = 0;
            read.source().warnings().forEach(say);
        }
        if (event instanceof LoadEvent.Failed failed) {
            pass(failed);
        }
    }

    private static IOException raised(Exception failure) {
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        return (IOException) failure;
    }

    private void pass(LoadEvent.Failed failed) throws IOException {
        failures++;
        if (mustOpen || failures >= playlist.size() && shown.name().isEmpty()) {
            throw raised(failed.failure());
        }
        say.accept(failed.reason());
        if (failures < playlist.size() && failed.file().equals(playlist.current())) {
            show(playlist.turn(step));
        }
    }
}
