package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pictures one can turn to with next and previous, and which of them is shown. */
public final class Playlist {
    private final List<Path> pictures;
    private int current;

    private Playlist(List<Path> pictures, int current) {
        this.pictures = List.copyOf(pictures);
        this.current = current;
    }

    /**
     * The pictures of the folder that {@code shown} lies in, by name.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static Playlist around(Path shown) throws IOException {
        Path folder = shown.toAbsolutePath().normalize().getParent();
        List<Path> pictures = new ArrayList<>(list(folder));
        int at = pictures.indexOf(shown.toAbsolutePath().normalize());
        if (at < 0) {
            pictures.add(0, shown);
            at = 0;
        }
        return new Playlist(pictures, at);
    }

    /**
     * Files, and the pictures in folders, in the order given.
     *
     * @throws IOException if a folder cannot be listed or there is no picture at all
     */
    public static Playlist of(List<Path> filesAndFolders) throws IOException {
        if (filesAndFolders.size() == 1 && !Files.isDirectory(filesAndFolders.get(0))) {
            return around(filesAndFolders.get(0));
        }
        List<Path> pictures = new ArrayList<>();
        for (Path path : filesAndFolders) {
            pictures.addAll(Files.isDirectory(path) ? list(path) : List.of(path));
        }
        if (pictures.isEmpty()) {
            throw new IOException(filesAndFolders.get(0) + ": there are no pictures in this folder");
        }
        return new Playlist(pictures, 0);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Playlist::isPicture).sorted().toList();
        }
    }

    private static boolean isPicture(Path file) {
        return ImageFormats.isReadable(file) && Files.isRegularFile(file);
    }

    /** How many pictures there are. */
    public int size() {
        return pictures.size();
    }

    /** The picture that is shown. */
    public Path current() {
        return pictures.get(current);
    }

    /** Which picture is shown, counted from 1. */
    public int position() {
        return current + 1;
    }

    /** Turns {@code steps} on, round and round, and gives the picture then shown. */
    public Path turn(int steps) {
        current = Math.floorMod(current + steps, pictures.size());
        return current();
    }
}
