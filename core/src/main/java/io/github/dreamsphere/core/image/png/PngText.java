package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.image.png.PngStructure.Chunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The content of a text chunk: tEXt, zTXt or iTXt (ISO/IEC 15948, 11.3.4).
 *
 * @param keyword what the text is
 * @param bytes the text, not compressed, in {@code charset}
 */
record PngText(String keyword, byte[] bytes, Charset charset) {
    static final String PROFILE = "Raw profile type ";
    private static final int MAXIMUM_KEYWORD = 79;

    /** True for the three kinds of text. */
    static boolean isText(Chunk chunk) {
        return chunk.name().equals("tEXt")
                || chunk.name().equals("zTXt")
                || chunk.name().equals("iTXt");
    }

    /** @throws IOException if the chunk is damaged */
    static PngText of(Chunk chunk) throws IOException {
        byte[] content = chunk.content();
        int end = end(content, 0);
        if (end < 1 || end > MAXIMUM_KEYWORD) {
            throw new IOException("it has no keyword");
        }
        String keyword = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        return switch (chunk.name()) {
            case "tEXt" -> new PngText(keyword, from(content, end + 1), StandardCharsets.ISO_8859_1);
            case "zTXt" -> new PngText(keyword, inflated(content, end + 2), StandardCharsets.ISO_8859_1);
            default -> international(keyword, content, end + 1);
        };
    }

    /** After the keyword: compression flag and method, language, translated keyword, and the text. */
    private static PngText international(String keyword, byte[] content, int flag) throws IOException {
        int language = end(content, flag + 2);
        int text = end(content, language + 1) + 1;
        boolean isCompressed = flag < content.length && content[flag] != 0;
        byte[] bytes = isCompressed ? inflated(content, text) : from(content, text);
        return new PngText(keyword, bytes, StandardCharsets.UTF_8);
    }

    private static byte[] from(byte[] content, int start) {
        return Arrays.copyOfRange(content, Math.min(start, content.length), content.length);
    }

    /** The position of the next zero. */
    static int end(byte[] content, int start) throws IOException {
        for (int at = start; at < content.length; at++) {
            if (content[at] == 0) {
                return at;
            }
        }
        throw new IOException("it is cut short");
    }

    /** What was compressed with zlib from {@code start} on. */
    static byte[] inflated(byte[] content, int start) throws IOException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(from(content, start)))) {
            byte[] inflated = in.readNBytes(ReadingBudget.mostText());
            if (in.read() >= 0) {
                throw new IOException("it is too long");
            }
            return inflated;
        }
    }

    String text() {
        return new String(bytes, charset).replace("\0", "");
    }

    /** The kind of data, in lower case, that ImageMagick and others write as a text of hexadecimal digits. */
    Optional<String> profileType() {
        return keyword.startsWith(PROFILE)
                ? Optional.of(keyword.substring(PROFILE.length()).strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /**
     * The data of such a text: its type and its length in lines of their own, then digits.
     *
     * @throws IOException if it is damaged
     */
    byte[] profile() throws IOException {
        String[] lines = text().strip().split("\\s*\\R\\s*", 3);
        if (lines.length < 3) {
            throw new IOException("it is cut short");
        }
        try {
            byte[] data = HexFormat.of().parseHex(lines[2].replaceAll("\\s", ""));
            int length = Integer.parseInt(lines[1]);
            if (length < 0 || length > data.length) {
                throw new IOException("it is cut short");
            }
            return Arrays.copyOf(data, length);
        } catch (IllegalArgumentException e) {
            throw new IOException("it does not consist of hexadecimal digits", e);
        }
    }
}
