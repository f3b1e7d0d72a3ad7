package io.github.dreamsphere.web.room;

import io.github.dreamsphere.core.file.FileName;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids and titles made of the names of files. */
final class Names {
    /** What an id looks like. */
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private static final int LONGEST = 60;

    private Names() {}

    /** A file's name without its ending, in composed characters. */
    static String stem(Path file) {
        String name = Normalizer.normalize(file.getFileName().toString(), Normalizer.Form.NFC);
        String stem = FileName.of(name).stem();
        return stem.isEmpty() ? name : stem;
    }

    /**
     * An id made of {@code text}: lower-case Latin letters without accents, digits, and single hyphens for all else.
     *
     * @param otherwise the id if nothing is left
     */
    static String id(String text, String otherwise) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String id = trimmed(plain, LONGEST);
        return id.isEmpty() ? otherwise : id;
    }

    private static String trimmed(String text, int longest) {
        String begun = text.startsWith("-") ? text.substring(1) : text;
        String cut = begun.substring(0, Math.min(longest, begun.length()));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** {@code id}, with a number added if it is among {@code taken}. */
    static String unique(String id, Set<String> taken) {
        String unique = id;
        for (int number = 2; taken.contains(unique); number++) {
            String ending = "-" + number;
            unique = trimmed(id, LONGEST - ending.length()) + ending;
        }
        return unique;
    }

    /** A title made of a stem: words for what hyphens and underscores part. */
    static String title(String stem) {
        String words = stem.replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? stem : words;
    }

    /** What a person wrote as one line: spaces for line breaks and other control characters. */
    static String line(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    /** {@code text} with a capital first. */
    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
