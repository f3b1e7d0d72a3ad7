package io.github.dreamsphere.app.recipe;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;

/** Writes recipes as TOML, so that reading gives the same words again. */
public final class RecipeText {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");

    private RecipeText() {}

    /**
     * The text of a recipe.
     *
     * @param comment its first line
     * @param settings options by name, each with its values
     * @param made as {@link Recipe#made()}
     */
    public static String of(String comment, Map<String, List<String>> settings, Map<String, String> made) {
        StringBuilder text = new StringBuilder("# " + comment + "\n");
        settings.forEach((name, values) -> text.append(line(name, values)));
        if (!made.isEmpty()) {
            text.append("\n[" + Recipe.MADE + "]\n");
            made.forEach((name, value) -> text.append(line(name, List.of(value))));
        }
        return text.toString();
    }

    /**
     * The text of a recipe for a request, with the keyframes of the recipe that the request followed.
     *
     * @param comment its first line
     * @param made as {@link Recipe#made()}
     */
    public static String withKeyframes(String comment, SourcedRequest<?> source, Map<String, String> made) {
        StringBuilder text = new StringBuilder(of(comment, source.settings(), made));
        source.recipe().map(Recipe::keyframes).orElse(List.of()).forEach(keyframe -> append(keyframe, text));
        return text.toString();
    }

    private static void append(Keyframe keyframe, StringBuilder text) {
        text.append("\n[[" + Recipe.KEYFRAME + "]]\n");
        text.append(
                keyframe.timed()
                        ? line(Keyframe.TIME, List.of(Double.toString(keyframe.place())))
                        : line(Keyframe.FRAME, List.of(Integer.toString((int) keyframe.place()))));
        keyframe.settings().forEach(setting -> text.append(line(setting.name(), setting.values())));
    }

    private static String line(String name, List<String> values) {
        String key = BARE_KEY.matcher(name).matches() ? name : quoted(name);
        String value = values.size() == 1
                ? literal(values.get(0))
                : values.stream().map(RecipeText::literal).collect(Collectors.joining(", ", "[", "]"));
        return key + " = " + value + "\n";
    }

    private static String literal(String word) {
        return isLiteral(word) ? word : quoted(word);
    }

    /** Whether {@code word} is the way in which the number or truth value that it writes comes back. */
    private static boolean isLiteral(String word) {
        return word.equals("true")
                || word.equals("false")
                || INTEGER.matcher(word).matches() && !word.equals("-0")
                || DECIMAL.matcher(word).matches()
                        && Double.toString(Double.parseDouble(word)).equals(word);
    }

    private static String quoted(String word) {
        return '"' + Toml.tomlEscape(word).toString() + '"';
    }
}
