package io.github.dreamsphere.app.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads recipes: TOML whose keys are names of options, lists standing for repeated ones. */
final class RecipeReader {
    private final String source;

    private RecipeReader(String source) {
        this.source = source;
    }

    /**
     * The recipe that {@code text} writes.
     *
     * @param source what to call it in messages
     * @throws RecipeException with line and column, if it is no TOML or holds what no option can mean
     */
    static Recipe read(String text, String source, Optional<Path> folder) throws RecipeException {
        return new RecipeReader(source).recipe(text, folder);
    }

    private Recipe recipe(String text, Optional<Path> folder) throws RecipeException {
        TomlParseResult toml = parse(text);
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().get(0);
            throw wrong(first.position(), "no TOML: " + first.getMessage());
        }
        return new Recipe(source, folder, settings(toml, true), keyframes(toml), made(toml), text);
    }

    private TomlParseResult parse(String text) throws RecipeException {
        try {
            return Toml.parse(text);
        } catch (StackOverflowError e) {
            // The library calls itself for each list within a list.
            throw new RecipeException(source, "its lists or tables are nested too deeply");
        }
    }

    private List<Setting> settings(TomlTable table, boolean top) throws RecipeException {
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            String name = entry.getKey();
            boolean known = top
                    ? List.of(Recipe.MADE, Recipe.KEYFRAME).contains(name)
                    : List.of(Keyframe.FRAME, Keyframe.TIME).contains(name);
            if (!known) {
                TomlPosition place = table.inputPositionOf(List.of(name));
                settings.add(new Setting(name, values(name, entry.getValue(), place), place.line(), place.column()));
            }
        }
        settings.sort((a, b) ->
                a.line() != b.line() ? Integer.compare(a.line(), b.line()) : Integer.compare(a.column(), b.column()));
        return settings;
    }

    private List<String> values(String name, Object value, TomlPosition place) throws RecipeException {
        if (!(value instanceof TomlArray array)) {
            return List.of(word(name, value, place));
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            words.add(word(name, array.get(i), array.inputPositionOf(i)));
        }
        return words;
    }

    private String word(String name, Object value, TomlPosition place) throws RecipeException {
        if (value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong(place, "'" + name + "' must be a text, a number, true or false, or a list of these");
    }

    private List<Keyframe> keyframes(TomlTable toml) throws RecipeException {
        if (!toml.contains(List.of(Recipe.KEYFRAME))) {
            return List.of();
        }
        TomlPosition place = toml.inputPositionOf(List.of(Recipe.KEYFRAME));
        List<Keyframe> keyframes = new ArrayList<>();
        if (toml.get(List.of(Recipe.KEYFRAME)) instanceof TomlArray tables) {
            for (int i = 0; i < tables.size(); i++) {
                if (tables.get(i) instanceof TomlTable table) {
                    keyframes.add(keyframe(table, tables.inputPositionOf(i), keyframes));
                }
            }
        }
        if (keyframes.isEmpty()) {
            throw wrong(place, "keyframes are tables, each headed [[keyframe]]");
        }
        return keyframes;
    }

    private Keyframe keyframe(TomlTable table, TomlPosition place, List<Keyframe> before) throws RecipeException {
        if (table.contains(List.of(Keyframe.TIME))) {
            return timed(table, place, before);
        }
        Object frame = table.get(List.of(Keyframe.FRAME));
        int least = (int) last(before, false).orElse(-1) + 1;
        if (!(frame instanceof Long number) || number < least || number > Integer.MAX_VALUE) {
            throw wrong(place, "a keyframe says at which frame, e.g. frame = 40, here at least " + least);
        }
        return new Keyframe(number.intValue(), settings(table, false));
    }

    private Keyframe timed(TomlTable table, TomlPosition place, List<Keyframe> before) throws RecipeException {
        if (table.contains(List.of(Keyframe.FRAME))) {
            throw wrong(place, "a keyframe has a frame or a time, not both");
        }
        OptionalDouble last = last(before, true);
        double seconds = table.get(List.of(Keyframe.TIME)) instanceof Number number ? number.doubleValue() : Double.NaN;
        if (!(last.isPresent() ? seconds > last.getAsDouble() : seconds >= 0) || Double.isInfinite(seconds)) {
            throw wrong(
                    place,
                    "a keyframe's time is in seconds, e.g. time = 2.5, here "
                            + (last.isPresent() ? "later than " + last.getAsDouble() : "0 or later"));
        }
        return new Keyframe(seconds, true, settings(table, false));
    }

    private static OptionalDouble last(List<Keyframe> before, boolean timed) {
        return before.stream()
                .filter(keyframe -> keyframe.timed() == timed)
                .mapToDouble(Keyframe::place)
                .max();
    }

    private Map<String, String> made(TomlTable toml) throws RecipeException {
        Map<String, String> made = new TreeMap<>();
        if (toml.contains(List.of(Recipe.MADE))) {
            TomlPosition place = toml.inputPositionOf(List.of(Recipe.MADE));
            if (!(toml.get(List.of(Recipe.MADE)) instanceof TomlTable table)) {
                throw wrong(place, "[made] is a table, written by dreamsphere");
            }
            for (Setting setting : settings(table, false)) {
                made.put(setting.name(), String.join(" ", setting.values()));
            }
        }
        return made;
    }

    private RecipeException wrong(TomlPosition place, String problem) {
        return new RecipeException(source, place.line(), place.column(), problem);
    }
}
