package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
                .orElseThrow(() -> new ValueConversionException(
                        "must be one of " + String.join(", ", words()) + ", was '" + word + "'"
                                + Nearest.to(word, words())
                                        .map(near -> "; did you mean '" + near + "'?")
                                        .orElse("")));
    }

    @Override
    public String valuePattern() {
        return String.join("|", words());
    }

    private List<String> words() {
        return Arrays.stream(valueType.getEnumConstants()).map(Choice::word).toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
