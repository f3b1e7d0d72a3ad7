package io.github.dreamsphere.app.recipe;

import java.nio.file.Path;

/** A file that a recipe names is missing, or is another one than when the recipe was recorded. */
public final class RecipeFileException extends RecipeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_DIGITS = 12;

    private final String field;

    private RecipeFileException(String source, String field, String problem) {
        super(source, problem);
        this.field = field;
    }

    static RecipeFileException missing(String source, String field, Path file) {
        return new RecipeFileException(
                source,
                field,
                "its " + field + " " + file + " is neither in the working directory nor beside the recipe");
    }

    /**
     * A file has changed.
     *
     * @param value the field's value as it was written
     * @param then the SHA-256 that was recorded
     * @param now the SHA-256 of today's file
     */
    static RecipeFileException changed(String source, String field, String value, String then, String now) {
        String what =
                field.equals(DreamFields.CLASS) ? " is found in another list of classes now" : " is another file now";
        return new RecipeFileException(
                source,
                field,
                "its " + field + " " + value + what + " (SHA-256 " + start(then) + " then, " + start(now) + " now)");
    }

    private static String start(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGITS, digest.length())) + "…";
    }

    /** The name of the field that names the file. */
    public String field() {
        return field;
    }
}
