package io.github.dreamsphere.app.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run written down: the options it was, or is to be, started with.
 *
 * @param source what to call it in messages: its file or name
 * @param folder where the files it names may lie, besides the working directory; empty if it is built in
 * @param settings the options, in the order of the file
 * @param keyframes for a journey: what changes, and at which frame
 * @param made for the recipe recorded in a picture: what it was made of, e.g. {@code model} to the SHA-256 of the net;
 *     empty for one written by hand
 * @param text all of it, as it was read
 */
public record Recipe(
        String source,
        Optional<Path> folder,
        List<Setting> settings,
        List<Keyframe> keyframes,
        Map<String, String> made,
        String text) {
    /** The table of {@link #made}. */
    public static final String MADE = "made";

    /** The tables of {@link #keyframes}. */
    public static final String KEYFRAME = "keyframe";

    /** Takes the lists over. */
    public Recipe {
        settings = List.copyOf(settings);
        keyframes = List.copyOf(keyframes);
        made = Map.copyOf(made);
    }

    /** This recipe, but in its keyframes only the settings that {@code kept} accepts. */
    Recipe withKeyframeSettings(Predicate<Setting> kept) {
        List<Keyframe> fewer = keyframes.stream()
                .map(keyframe -> new Keyframe(
                        keyframe.place(),
                        keyframe.timed(),
                        keyframe.settings().stream().filter(kept).toList()))
                .filter(keyframe -> !keyframe.settings().isEmpty())
                .toList();
        return new Recipe(source, folder, settings, fewer, made, text);
    }

    /** A wrong setting of this recipe. */
    public RecipeException wrong(Setting setting, String problem) {
        return new RecipeException(source, setting.line(), setting.column(), problem);
    }

    /**
     * The first line of comment, which says what the recipe is for; empty if it begins with none.
     */
    public String summary() {
        String first = text.lines().findFirst().orElse("");
        return first.startsWith("#") ? first.substring(1).strip() : "";
    }
}
