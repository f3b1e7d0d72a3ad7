package io.github.dreamsphere.web.room;

import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.Setting;
import java.util.regex.Pattern;

/** A recipe as a command to copy into a shell. */
final class CommandText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+-]+");

    private CommandText() {}

    /**
     * The command that dreams by {@code recipe}.
     *
     * @param subcommand dream or journey
     * @param picture the name of the picture to dream
     */
    static String of(String subcommand, Recipe recipe, String picture) {
        StringBuilder command =
                new StringBuilder("dreamsphere ").append(subcommand).append(" ").append(word(picture));
        for (Setting setting : recipe.settings()) {
            setting.values().forEach(value -> append(command, setting.name(), value));
        }
        return command.toString();
    }

    private static void append(StringBuilder command, String name, String value) {
        if (value.equals("false")) {
            return;
        }
        command.append(" ").append(word("--" + name));
        if (!value.equals("true")) {
            command.append(" ").append(word(value));
        }
    }

    private static String word(String text) {
        boolean plain = PLAIN.matcher(text).matches() && (!text.startsWith("-") || text.startsWith("--"));
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
