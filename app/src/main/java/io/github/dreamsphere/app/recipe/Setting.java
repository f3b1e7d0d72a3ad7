package io.github.dreamsphere.app.recipe;

import java.util.List;

/**
 * One option as a recipe sets it.
 *
 * @param name the option's name on the command line, without dashes
 * @param values its values as they would be written there, several if it is repeated; {@code true} or {@code false} for
 *     an option without a value
 * @param line where the recipe says so, from 1
 * @param column from 1
 */
public record Setting(String name, List<String> values, int line, int column) {
    /** A setting that no file holds. */
    public static Setting of(String name, List<String> values) {
        return new Setting(name, values, 1, 1);
    }

    /** Takes the values over. */
    public Setting {
        values = List.copyOf(values);
    }
}
