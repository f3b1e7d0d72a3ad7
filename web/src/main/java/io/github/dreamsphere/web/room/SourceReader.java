package io.github.dreamsphere.web.room;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RecipeException;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.web.tiles.SpherePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the files of a room say of themselves, before anything is written. */
final class SourceReader {
    private final Events events;

    SourceReader(Events events) {
        this.events = events;
    }

    /**
     * The sources at {@code paths}, in this order; those of a folder by name.
     *
     * @throws IOException if a file is missing, or is neither a photosphere nor a film of one
     */
    List<Source> read(List<Path> paths) throws IOException {
        List<Source> sources = new ArrayList<>();
        Set<String> digests = new HashSet<>();
        for (Path file : files(paths)) {
            Source source = source(file);
            if (digests.add(source.sha256())) {
                sources.add(source);
            } else {
                events.warning(file + ": is left out, because the same picture was given before");
            }
        }
        return sources;
    }

    private static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(within(path));
            } else {
                files.add(path);
            }
        }
        return files;
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

    private static Source film(Path file) throws IOException {
        VideoHeader video = VideoHeader.read(file);
        boolean fits = video.stereo() == StereoLayout.MONO && video.width() == 2 * video.height();
        if (!video.spherical() && !fits) {
            throw new FileException(
                    file,
                    "this film is no sphere: its frames of " + video.width() + "x" + video.height()
                            + " pixels are not twice as wide as high, and it does not say that they show a sphere");
        }
        return new Source.OfFilm(file, RunDigests.digest(file), video);
    }

    private Source picture(Path file) throws IOException {
        SpherePicture sphere = SpherePicture.read(file);
        sphere.warnings().forEach(warning -> events.warning(file + ": " + warning));
        return new Source.OfPicture(RunDigests.digest(file), sphere, recipe(sphere));
    }

    private Optional<Recipe> recipe(SpherePicture sphere) {
        try {
            return Recipes.of(sphere.file(), sphere.header().metadata().xmp());
        } catch (RecipeException e) {
            events.warning(sphere.file() + ": its recipe is left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
