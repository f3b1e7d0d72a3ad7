package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures that next and previous turn to, and which of them is shown. */
public final class Playlist {
    private final List<Path> sources;
    private List<Path> pictures;
    private int current;

    /** {@code sources} are the files and folders that the pictures come from. */
    private Playlist(List<Path> sources, List<Path> pictures, int current) {
        this.sources = List.copyOf(sources);
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
        return new Playlist(List.of(folder), pictures, at);
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
        return new Playlist(filesAndFolders, pictures, 0);
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

    /** All pictures, including those that have been added to the folders meanwhile. */
    public List<Path> pictures() {
        tryToNotice();
        return pictures;
    }

    /**
     * Turns to one of the {@link #pictures}.
     *
     * @throws IllegalArgumentException if {@code picture} is none of them
     */
    public void choose(Path picture) {
        int place = pictures.indexOf(picture);
        if (place < 0) {
            throw new IllegalArgumentException(picture + " is none of the pictures");
        }
        current = place;
    }

    /** Which picture is shown, counted from 1. */
    public int position() {
        return current + 1;
    }

    /** Takes in pictures that have come into the folders since. One that has gone keeps its place: turning to it says so. */
    private void notice() throws IOException {
        Path shown = current();
        Set<Path> known = new HashSet<>(pictures);
        List<Path> all = new ArrayList<>(pictures);
        for (Path source : sources) {
            for (Path found : Files.isDirectory(source) ? list(source) : List.<Path>of()) {
                if (known.add(found)) {
                    all.add(place(found, all), found);
                }
            }
        }
        pictures = List.copyOf(all);
        current = pictures.indexOf(shown);
    }

    private void tryToNotice() {
        try {
            notice();
        } catch (IOException | UncheckedIOException e) {
            // The folder cannot be listed now. The pictures found before remain.
            return;
        }
    }

    /** Where a new picture belongs among those of its folder, by name. */
    private static int place(Path found, List<Path> all) {
        int place = all.size();
        for (int i = 0; i < all.size(); i++) {
            if (Objects.equals(all.get(i).getParent(), found.getParent())) {
                if (all.get(i).compareTo(found) > 0) {
                    return i;
                }
                place = i + 1;
            }
        }
        return place;
    }

    /** Turns {@code steps} on, round and round, among what the folders hold now, and gives the picture then shown. */
    public Path turn(int steps) {
        tryToNotice();
        current = Math.floorMod(current + steps, pictures.size());
        return current();
    }
}
