package io.github.dreamsphere.app.recipe;

import java.util.List;

/** A value that was given for a field cannot be read or is out of range. */
public final class WrongValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final List<String> words;

    WrongValueException(String field, List<String> words, IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
        this.field = field;
        this.words = List.copyOf(words);
    }

    /** The field's name. */
    public String field() {
        return field;
    }

    /** What was given. */
    public List<String> words() {
        return words;
    }
}
