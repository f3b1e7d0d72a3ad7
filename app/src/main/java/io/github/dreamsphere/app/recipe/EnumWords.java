package io.github.dreamsphere.app.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The values of an enum as words: their names in lower case, with hyphens.
 *
 * @param type the enum
 */
public record EnumWords<E extends Enum<E>>(Class<E> type) {
    /** The word for {@code value}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words for all values, in their order. */
    public List<String> words() {
        return Arrays.stream(type.getEnumConstants()).map(EnumWords::word).toList();
    }

    /**
     * The value that {@code word} stands for; capital letters do not matter.
     *
     * @throws IllegalArgumentException if it stands for none; the message lists the words and names the nearest
     */
    public E read(String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(word)));
    }

    private String unknown(String word) {
        String nearest = Nearest.to(word, words())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return "must be one of " + String.join(", ", words()) + ", was '" + word + "'" + nearest;
    }
}
