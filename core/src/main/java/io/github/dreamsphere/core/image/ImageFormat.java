package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file formats of pictures. Files are read by what their first bytes say and written by their suffix. */
public enum ImageFormat {
    /** JPEG: 8 bits a sample, no alpha, at most 65,500 pixels wide and high (libjpeg's limit). */
    JPEG(8, 65_500, "jpg", "jpeg"),
    /** PNG: 8 or 16 bits a sample, alpha. */
    PNG(16, Integer.MAX_VALUE, "png"),
    /** TIFF, and BigTIFF where a file may outgrow 4 GiB: 8 or 16 bits a sample, alpha. */
    TIFF(16, Integer.MAX_VALUE, "tif", "tiff"),
    /** WebP: read only. */
    WEBP(8, 16_383, "webp");

    private static final int MAGIC_BYTES = 12;

    private final int maximumBits;
    private final int maximumEdge;
    private final List<String> suffixes;

    ImageFormat(int maximumBits, int maximumEdge, String... suffixes) {
        this.maximumBits = maximumBits;
        this.maximumEdge = maximumEdge;
        this.suffixes = List.of(suffixes);
    }

    /** The most bits a sample that a file of this format keeps: 8 or 16. */
    public int maximumBits() {
        return maximumBits;
    }

    /** True if files of this format can be transparent. */
    public boolean hasAlpha() {
        return this != JPEG;
    }

    /** The greatest width or height in pixels. */
    public int maximumEdge() {
        return maximumEdge;
    }

    /** True for the formats that {@link ImageWriter} writes. */
    public boolean isWritable() {
        return this != WEBP;
    }

    /** The file name endings of this format, lower case without a dot, the usual one first. */
    public List<String> suffixes() {
        return suffixes;
    }

    /**
     * The format to write {@code file} in, by its suffix.
     *
     * @throws ImageFileException if the suffix is none of a writable format
     */
    public static ImageFormat forWriting(Path file) throws ImageFileException {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.isWritable() && format.suffixes.contains(suffix))
                .findFirst()
                .orElseThrow(() -> new ImageFileException(
                        file, "cannot write a picture of this kind; the name must end in " + writableSuffixes()));
    }

    private static String writableSuffixes() {
        return Arrays.stream(values())
                .filter(ImageFormat::isWritable)
                .map(format -> "." + format.suffixes.get(0))
                .collect(Collectors.joining(", "));
    }

    /** The format that the first bytes of {@code file} speak for, or empty if none. */
    public static Optional<ImageFormat> ofContent(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ofMagic(in.readNBytes(MAGIC_BYTES));
        }
    }

    private static Optional<ImageFormat> ofMagic(byte[] start) {
        String magic = new String(start, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (magic.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (magic.startsWith("II*\0")
                || magic.startsWith("MM\0*")
                || magic.startsWith("II+\0")
                || magic.startsWith("MM\0+")) {
            return Optional.of(TIFF);
        }
        if (magic.startsWith("RIFF") && magic.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        return Optional.empty();
    }
}
