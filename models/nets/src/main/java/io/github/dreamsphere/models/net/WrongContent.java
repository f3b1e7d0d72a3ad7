package io.github.dreamsphere.models.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What often lies in the place of a net's file. */
public enum WrongContent {
    /** A page, such as a server's about an error. */
    WEB_PAGE,
    /** A text in the place of a file that Git LFS keeps. */
    LFS_POINTER,
    /** A text in the place of a file that git-annex keeps. */
    ANNEX_POINTER,
    /** Data compressed by gzip. */
    GZIP,
    /** A zip archive. */
    ZIP;

    /** How many bytes at the start of a file are enough to recognise it. */
    public static final int START_BYTES = 4096;

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** Recognises a file that begins with {@code start}; empty if it is nothing of this kind. */
    public static Optional<WrongContent> of(byte[] start) {
        byte[] first = Arrays.copyOf(start, Math.min(start.length, START_BYTES));
        String text = new String(first, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.startsWith("\u001f\u008b")) {
            return Optional.of(GZIP);
        }
        if (text.startsWith("pk\u0003\u0004")) {
            return Optional.of(ZIP);
        }
        String bare = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).strip();
        if (bare.startsWith("version https://git-lfs")) {
            return Optional.of(LFS_POINTER);
        }
        if (bare.startsWith("/annex/objects/")) {
            return Optional.of(ANNEX_POINTER);
        }
        // Neither a net as text nor one as protocol buffers begins like this.
        return bare.startsWith("<") ? Optional.of(WEB_PAGE) : Optional.empty();
    }
}
