package io.github.dreamsphere.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import joptsimple.ValueConversionException;
import joptsimple.ValueConverter;

/** Reads a word as one of an enum's values, written in lower case. */
record Choice<E extends Enum<E>>(Class<E> valueType) implements ValueConverter<E> {
    static <E extends Enum<E>> Choice<E> of(Class<E> type) {
        return new Choice<>(type);
    }

    @Override
    public E convert(String word) {
        return Arrays.stream(valueType.getEnumConstants())
                .filter(value -> word(value).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ValueConversionException("'" + word + "' is none of " + valuePattern()));
    }

    @Override
    public String valuePattern() {
        return Arrays.stream(valueType.getEnumConstants()).map(Choice::word).collect(Collectors.joining("|"));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
