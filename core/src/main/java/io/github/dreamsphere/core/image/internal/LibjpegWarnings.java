package io.github.dreamsphere.core.image.internal;

import java.util.Locale;

/** The warnings of libjpeg, the decoder in the JDK. */
public final class LibjpegWarnings {
    private LibjpegWarnings() {}

    /** Whether a warning says that pixels are missing, which libjpeg fills with grey. */
    public static boolean saysCut(String warning) {
        String words = warning.toLowerCase(Locale.ROOT);
        return words.contains("premature end") || words.contains("truncated");
    }
}
