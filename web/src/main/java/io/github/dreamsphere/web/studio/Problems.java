package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.app.recipe.WrongValueException;
import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what went wrong for people at the page, who know pictures by name and not by path. */
final class Problems {
    /** People at the page do not see the recipe that is made of what they choose. */
    private static final String PLACE_IN_RECIPE = "^.*recipe\\.toml:\\d+:\\d+: ";

    private Problems() {}

    /** @param file what the failed work was about */
    static String of(Throwable e, Path file) {
        return of(e).replaceFirst(PLACE_IN_RECIPE, "")
                .replace(file.toString(), file.getFileName().toString());
    }

    static String of(Throwable e) {
        if (e instanceof WrongValueException wrong) {
            return "'" + wrong.field() + "': " + wrong.getMessage();
        }
        if (e instanceof FileException of) {
            return sentence(of.problem());
        }
        if (e instanceof OutOfMemoryError) {
            return "There is too little memory. Choose a smaller width.";
        }
        if (e instanceof FileSystemException of && of.getReason() == null) {
            return "A file could not be read or written: "
                    + Path.of(of.getFile()).getFileName() + ".";
        }
        if (e instanceof IOException || e instanceof IllegalArgumentException) {
            return sentence(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        return "This is a mistake in the program: " + e;
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
