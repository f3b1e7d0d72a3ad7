package io.github.dreamsphere.viewer.show;

import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Playlist;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Turns the pages of a playlist on a stage, and passes over pictures that cannot be read, with a line about each. */
public final class Album {
    private final Stage stage;
    private final Consumer<String> say;
    private Playlist playlist;
    private int step = 1;
    private int failures;
    private boolean mustOpen;

    /**
     * Opens {@code files}: one is a picture among those of its folder, a folder its pictures, several are versions of
     * one picture.
     *
     * @param say told a line about each picture that is passed over
     * @throws IOException if a folder cannot be listed or has no pictures
     */
    public Album(Stage stage, List<Path> files, Consumer<String> say) throws IOException {
        this.stage = stage;
        this.say = say;
        this.playlist = Playlist.of(files.subList(0, 1));
        this.mustOpen = playlist.current().endsWith(files.get(0).getFileName());
        stage.open(files.size() > 1 ? files : List.of(playlist.current()));
    }

    /** The next picture, or the one before if {@code steps} is −1. */
    public void turn(int steps) {
        step = steps;
        failures = 0;
        stage.open(List.of(playlist.turn(steps)));
    }

    /** Opens files and folders that were dropped. */
    public void open(List<Path> dropped) {
        try {
            playlist = Playlist.of(dropped);
            failures = 0;
            stage.open(List.of(playlist.current()));
        } catch (IOException e) {
            say.accept(e.getMessage());
        }
    }

    /** What is shown and how many there are, e.g. {@code "pano.jpg  (3/12)"}. */
    public String title() {
        String name = stage.name().orElse(playlist.current().getFileName().toString());
        return playlist.size() == 1 ? name : name + "  (" + playlist.position() + "/" + playlist.size() + ")";
    }

    /**
     * Takes in what the loader said.
     *
     * @throws IOException if the picture that was asked for, or the last of all, cannot be read
     */
    public void heed(LoadEvent event) throws IOException {
        if (!stage.isCurrent(event)) {
            return;
        }
        if (event instanceof LoadEvent.Read) {
            mustOpen = false;
            failures = 0;
        }
        if (event instanceof LoadEvent.Failed failed) {
            pass(failed);
        }
    }

    private void pass(LoadEvent.Failed failed) throws IOException {
        failures++;
        if (mustOpen || failures >= playlist.size() && stage.name().isEmpty()) {
            throw new IOException(failed.reason());
        }
        say.accept(failed.reason());
        if (failures < playlist.size() && failed.file().equals(playlist.current())) {
            stage.open(List.of(playlist.turn(step)));
        }
    }
}
