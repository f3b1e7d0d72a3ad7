package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.net.NetFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Recognises what often lies in the place of a net's file, such as a web page. */
final class WrongContent {
    private static final int START = 1024;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private WrongContent() {}

    /** Refuses such content by name. */
    static void refuse(Path file, byte[] content) throws NetFileException {
        byte[] start = Arrays.copyOf(content, Math.min(content.length, START));
        String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String bare = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text).strip();
        if (bare.startsWith("version https://git-lfs")) {
            throw new NetFileException(file, "is a pointer of Git LFS, not the file itself; get that by: git lfs pull");
        }
        if (bare.startsWith("/annex/objects/")) {
            throw new NetFileException(
                    file, "is a pointer of git-annex, not the file itself; get that by: git annex get");
        }
        if (bare.startsWith("<!doctype") || bare.startsWith("<html") || bare.startsWith("<?xml")) {
            throw new NetFileException(file, "is a web page; download the file itself");
        }
        if (text.startsWith("\u001f\u008b") || text.startsWith("pk\u0003\u0004")) {
            throw new NetFileException(file, "is a compressed archive; unpack it");
        }
    }
}
