package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.app.video.FilmXmp;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every recipe that a name or a file can mean. */
public final class Recipes {
    /** The name under which a picture's XMP holds the recipe it was dreamed by, see {@link RunSettings}. */
    public static final String RECORDED = "dream";

    private static final String PLACE = "/io/github/dreamsphere/app/recipes/";

    private Recipes() {}

    /** The names of the built-in recipes, in the order in which to show them. */
    public static List<String> names() throws IOException {
        return resource("names.txt").lines().filter(name -> !name.isBlank()).toList();
    }

    /**
     * The recipe that {@code argument} means: a built-in one by its name, a picture's or film's own, or a file of TOML.
     *
     * @throws RecipeException if there is none, or it cannot be read
     */
    public static Recipe resolve(String argument) throws IOException {
        if (names().contains(argument)) {
            return RecipeReader.read(resource(argument + ".toml"), "recipe " + argument, Optional.empty());
        }
        Path file = file(argument);
        if (isFilm(file) || ImageFormats.isReadable(file)) {
            String recorded = recorded(file)
                    .orElseThrow(() -> new RecipeException(
                            argument,
                            "holds no recipe: it is no " + (isFilm(file) ? "journey" : "picture")
                                    + " that dreamsphere dreamed"));
            return read(recorded, file);
        }
        try {
            return read(Files.readString(file), file);
        } catch (CharacterCodingException e) {
            throw new RecipeException(argument, "is no text, so no recipe");
        }
    }

    /**
     * The recipe that is written in {@code text}.
     *
     * @param source what to call it in messages
     * @throws RecipeException if it cannot be read
     */
    public static Recipe ofText(String text, String source) throws RecipeException {
        return RecipeReader.read(text, source, Optional.empty());
    }

    private static Recipe read(String text, Path file) throws RecipeException {
        return RecipeReader.read(
                text, file.toString(), Optional.of(file.toAbsolutePath().getParent()));
    }

    private static Path file(String argument) throws IOException {
        try {
            Path file = Path.of(argument);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // No path, so no file: told below.
        }
        throw new RecipeException(
                argument,
                "there is no such recipe file, and no built-in recipe of that name; there are: "
                        + String.join(", ", names()));
    }

    /**
     * The recipe that a picture or a film carries, if it carries one.
     *
     * @param xmp of the file
     * @throws RecipeException if it cannot be read as a recipe
     */
    public static Optional<Recipe> of(Path file, Xmp xmp) throws RecipeException {
        String text = recorded(xmp);
        return text == null ? Optional.empty() : Optional.of(read(text, file));
    }

    private static boolean isFilm(Path file) {
        return ImageFormats.suffix(file).equals("mp4");
    }

    private static String recorded(Xmp xmp) {
        return RunSettings.of(xmp).get(RECORDED);
    }

    /** The text of the recipe that a picture or a film carries, if it carries one. */
    public static Optional<String> recorded(Path file) throws IOException {
        if (isFilm(file)) {
            return Optional.ofNullable(recorded(FilmXmp.read(file)));
        }
        try (BandReader reader = BandReader.open(file)) {
            return Optional.ofNullable(recorded(reader.metadata().xmp()));
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Recipes.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IOException(PLACE + name + ": is missing from this build; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
