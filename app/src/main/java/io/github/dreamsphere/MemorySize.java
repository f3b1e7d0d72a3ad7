package io.github.dreamsphere;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written as a whole number of megabytes or gigabytes: {@code 800m}, {@code 2g}.
 *
 * @param bytes the size in bytes
 */
public record MemorySize(long bytes) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([mg])b?");

    /**
     * Parses a size. The option parser finds this method by its name.
     *
     * @throws IllegalArgumentException if {@code text} is not a size
     */
    public static MemorySize valueOf(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("a size is a whole number and m or g, e.g. 800m or 2g, not " + text);
        }
        return new MemorySize(Long.parseLong(form.group(1)) << (form.group(2).equals("g") ? 30 : 20));
    }

    /** The size as it is written, in whole megabytes unless it is a whole number of gigabytes. */
    @Override
    public String toString() {
        return bytes % (1L << 30) == 0 ? (bytes >> 30) + "g" : (bytes >> 20) + "m";
    }
}
