package io.github.dreamsphere.web.room;

import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.web.tiles.SpherePicture;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a room shows. */
sealed interface Source {
    /** The file. */
    Path file();

    /** The SHA-256 of the file. */
    String sha256();

    /** What it was dreamed by. */
    Optional<Recipe> recipe();

    /** The digest of the picture that this is a dream of, if its recipe says so. */
    default Optional<String> dreamOf() {
        return recipe().map(followed -> followed.made().get(RunDigests.INPUT));
    }

    /**
     * A picture.
     *
     * @param sphere what it says of itself
     */
    record OfPicture(String sha256, SpherePicture sphere, Optional<Recipe> recipe) implements Source {
        @Override
        public Path file() {
            return sphere.file();
        }
    }

    /**
     * A film.
     *
     * @param video what it says of itself
     */
    record OfFilm(Path file, String sha256, VideoHeader video, Optional<Recipe> recipe) implements Source {}
}
