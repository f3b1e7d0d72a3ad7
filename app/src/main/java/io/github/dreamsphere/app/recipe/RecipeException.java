package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.core.file.OneLine;
import java.io.IOException;

/** A recipe cannot be followed; the message starts with its file, or with file, line and column. */
public class RecipeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** {@code source} followed by what is wrong with it. */
    public RecipeException(String source, String problem) {
        super(source + ": " + OneLine.of(problem));
    }

    /** What is wrong with it at a line and column, both from 1. */
    public RecipeException(String source, int line, int column, String problem) {
        this(source + ":" + line + ":" + column, problem);
    }
}
