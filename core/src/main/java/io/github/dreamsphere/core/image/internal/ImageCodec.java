package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file format of pictures: how its files are named, recognised, read and written. To add a format, implement this
 * interface in a new package and add a line to {@link io.github.dreamsphere.core.image.ImageFormats}.
 */
public interface ImageCodec {
    /** The format's name, as messages give it. */
    String name();

    /** The suffixes of file names, in lower case and without a dot, the usual one first. */
    List<String> suffixes();

    /** Suffixes of files that are read as this format but not written; none as a rule. */
    default List<String> readOnlySuffixes() {
        return List.of();
    }

    /** True if a file that starts with these bytes is of this format; they are at least 12, or the whole file if it is shorter. */
    boolean recognises(byte[] start);

    /**
     * Opens a file and reads its header.
     *
     * @param warnings takes warnings about the file, one line each
     * @throws IOException if the file is broken; the caller adds the file's name
     */
    Decoder open(Path file, List<String> warnings) throws IOException;

    /** How files of this format are written, or empty if they are only read. */
    Optional<Writing> writing();

    /**
     * What files of a format can hold, and how to write them.
     *
     * @param maximumBits the most bits a sample: 8 or 16
     * @param alpha whether pixels can be transparent
     * @param maximumEdge the greatest width or height in pixels
     * @param encoder makes an encoder
     */
    record Writing(int maximumBits, boolean alpha, int maximumEdge, Function<WriteOptions, Encoder> encoder) {}

    /** True if {@code start} has the bytes of {@code signature}, one for each character, from {@code offset} on. */
    static boolean startsWith(byte[] start, int offset, String signature) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(signature, offset);
    }
}
