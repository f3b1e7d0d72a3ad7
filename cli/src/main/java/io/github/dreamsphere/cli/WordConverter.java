package io.github.dreamsphere.cli;

import java.util.function.Function;
import joptsimple.ValueConversionException;
import joptsimple.ValueConverter;

/**
 * Reads an option's value from the word that was given.
 *
 * @param valueType the value's type
 * @param read throws an {@link IllegalArgumentException} whose message says what is wrong with a word
 */
record WordConverter<T>(Class<T> valueType, Function<String, T> read) implements ValueConverter<T> {
    @Override
    public T convert(String word) {
        try {
            return read.apply(word);
        } catch (IllegalArgumentException e) {
            throw new ValueConversionException(e.getMessage(), e);
        }
    }

    @Override
    public String valuePattern() {
        return null;
    }
}
