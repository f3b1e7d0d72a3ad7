package io.github.dreamsphere.web.room;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RecipeException;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.video.FilmXmp;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.web.tiles.SpherePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the files of a room say of themselves, before anything is written. */
final class SourceReader {
    private final Events events;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> otherNames = new HashMap<>();
    private final List<IOException> problems = new ArrayList<>();

    SourceReader(Events events) {
        this.events = events;
    }

    /**
     * The sources at {@code paths}, in this order; those of a folder by name. What cannot be shown in a folder is left out
     * with a warning.
     *
     * @throws IOException if files named in {@code paths} are missing, or are neither photospheres nor films of one; the
     *     message names them all
     */
    List<Source> read(List<Path> paths) throws IOException {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                readFolder(path);
            } else {
                readNamed(path);
            }
        }
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw new IOException(problems.stream()
                    .map(problem -> "\n  " + problem.getMessage())
                    .collect(Collectors.joining("", problems.size() + " files cannot be shown:", "")));
        }
        return List.copyOf(sources.values());
    }

    /** The names, without endings, of files that were left out because they are the same picture, by its digest. */
    Map<String, List<String>> otherNames() {
        return otherNames;
    }

    private void readNamed(Path file) {
        try {
            add(source(file));
        } catch (IOException e) {
            problems.add(e);
        }
    }

    private void readFolder(Path folder) throws IOException {
        int before = sources.size() + otherNames.size();
        for (Path file : within(folder)) {
            try {
                add(source(file));
            } catch (IOException e) {
                events.warning(e.getMessage() + "; it is left out");
            }
        }
        if (sources.size() + otherNames.size() == before) {
            throw new FileException(folder, "none of its pictures and films can be shown");
        }
    }

    private void add(Source source) {
        Source same = sources.putIfAbsent(source.sha256(), source);
        if (same != null) {
            events.warning(source.file() + ": is left out, the same picture as " + same.file());
            otherNames
                    .computeIfAbsent(source.sha256(), digest -> new ArrayList<>())
                    .add(Names.stem(source.file()));
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        if (Rooms.isIn(folder)) {
            throw new FileException(folder, "this is a room; name the pictures that it was made from");
        }
        List<Path> files = RoomFolder.entries(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> isFilm(file) || ImageFormats.isReadable(file))
                .toList();
        if (files.isEmpty()) {
            throw new FileException(
                    folder, "there is no picture and no MP4 film in it (its subfolders are not searched)");
        }
        return files;
    }

    private static boolean isFilm(Path file) {
        return ImageFormats.suffix(file).equals("mp4");
    }

    private Source source(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileException(file, "there is no such file");
        }
        return isFilm(file) ? film(file) : picture(file);
    }

    private Source film(Path file) throws IOException {
        VideoHeader video = VideoHeader.read(file);
        boolean fits = video.stereo() == StereoLayout.MONO && video.width() == 2 * video.height();
        if (!video.spherical() && !fits) {
            throw new FileException(
                    file,
                    "this film is no sphere: its frames of " + video.width() + "x" + video.height()
                            + " pixels are not twice as wide as high, and it does not say that they show a sphere");
        }
        return new Source.OfFilm(file, RunDigests.digest(file), video, recipe(file, xmp(file)));
    }

    private Source picture(Path file) throws IOException {
        Optional<SphereLayout> layout = SpherePicture.layout(file);
        if (layout.isPresent()) {
            throw new FileException(
                    file,
                    "its name says that it is "
                            + (layout.get() == SphereLayout.CUBE ? "a cube map" : "a pair of fisheye pictures")
                            + "; a room shows equirectangular pictures only, so convert it first, or rename it");
        }
        SpherePicture sphere = SpherePicture.read(file);
        sphere.warnings().forEach(warning -> events.warning(file + ": " + warning));
        return new Source.OfPicture(
                RunDigests.digest(file),
                sphere,
                recipe(file, sphere.header().metadata().xmp()));
    }

    private Xmp xmp(Path film) {
        try {
            return FilmXmp.read(film);
        } catch (IOException e) {
            events.warning(e.getMessage());
            return Xmp.EMPTY;
        }
    }

    private Optional<Recipe> recipe(Path file, Xmp xmp) {
        try {
            return Recipes.of(file, xmp);
        } catch (RecipeException e) {
            events.warning(file + ": its recipe is left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
