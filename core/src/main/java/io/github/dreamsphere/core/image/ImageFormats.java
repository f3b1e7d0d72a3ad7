package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.ImageCodec;
import io.github.dreamsphere.core.image.jpeg.JpegCodec;
import io.github.dreamsphere.core.image.png.PngCodec;
import io.github.dreamsphere.core.image.tiff.TiffCodec;
import io.github.dreamsphere.core.image.webp.WebpCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The file formats of pictures. A file is read as the format that its first bytes say, and written as the format of its
 * suffix. Suffixes are in lower case and without a dot.
 */
public final class ImageFormats {
    /** A new format needs a line here and a package of its own. */
    private static final List<ImageCodec> CODECS =
            List.of(new JpegCodec(), new PngCodec(), new TiffCodec(), new WebpCodec());

    /** As many first bytes as the longest signature has. */
    private static final int SIGNATURE_BYTES = 12;

    private ImageFormats() {}

    /** The suffixes of all formats that are read. */
    public static List<String> readable() {
        return suffixes(codec -> true);
    }

    /** The suffixes of all formats that are written. */
    public static List<String> writable() {
        return suffixes(codec -> codec.writing().isPresent());
    }

    private static List<String> suffixes(Predicate<ImageCodec> wanted) {
        return CODECS.stream()
                .filter(wanted)
                .flatMap(codec -> codec.suffixes().stream())
                .toList();
    }

    /** True if {@code file} is named like a picture that can be read. */
    public static boolean isReadable(Path file) {
        return readable().contains(suffix(file));
    }

    /** True if {@code file} is named like a picture that can be written. */
    public static boolean isWritable(Path file) {
        return writable().contains(suffix(file));
    }

    /** What stands behind the last dot of a file's name, in lower case; empty if there is no dot. */
    public static String suffix(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * The format to write {@code file} in, by its suffix.
     *
     * @throws ImageFileException if its suffix is not that of a format that is written
     */
    static ImageCodec forWriting(Path file) throws ImageFileException {
        String suffix = suffix(file);
        return CODECS.stream()
                .filter(codec -> codec.writing().isPresent() && codec.suffixes().contains(suffix))
                .findFirst()
                .orElseThrow(() -> new ImageFileException(
                        file,
                        "cannot write a picture of this kind; the name must end in "
                                + usualSuffixes(writing -> true, ", ")));
    }

    /** The usual suffixes, with their dots, of the formats that are written and hold what is wanted. */
    static String usualSuffixes(Predicate<ImageCodec.Writing> wanted, String separator) {
        return CODECS.stream()
                .filter(codec -> codec.writing().filter(wanted).isPresent())
                .map(codec -> "." + codec.suffixes().get(0))
                .collect(Collectors.joining(separator));
    }

    /**
     * The format that the first bytes of {@code file} belong to.
     *
     * @throws ImageFileException if they belong to none
     */
    static ImageCodec ofContent(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(SIGNATURE_BYTES);
            Optional<ImageCodec> codec =
                    CODECS.stream().filter(each -> each.recognises(start)).findFirst();
            return codec.orElseThrow(
                    () -> new ImageFileException(file, "this is no picture that can be read here: neither " + names()));
        }
    }

    private static String names() {
        List<String> names = CODECS.stream().map(ImageCodec::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " nor " + names.get(last);
    }
}
