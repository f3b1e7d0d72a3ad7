package io.github.dreamsphere.core.file;

/** Texts for messages, which may contain names and words from damaged files. */
public final class OneLine {
    private static final int LONGEST = 600;

    private OneLine() {}

    /** {@code text} without line breaks and other control characters, and cut if it is long. */
    public static String of(String text) {
        String line = String.valueOf(text).replaceAll("\\R", " ").replaceAll("\\p{Cc}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
