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
import java.util.stream.Stream;

/**
 * The file formats of pictures. The first bytes of a file determine the format in which it is read, its suffix the format
 * in which it is written. Suffixes are in lower case and without a dot.
 */
public final class ImageFormats {
    /** To add a format, add its codec here. */
    private static final List<ImageCodec> CODECS =
            List.of(new JpegCodec(), new PngCodec(), new TiffCodec(), new WebpCodec());

    /** More than the longest signature has, for the brands of media files. */
    private static final int SIGNATURE_BYTES = 40;

    private ImageFormats() {}

    /** The suffixes of all formats that are read. */
    public static List<String> readable() {
        return CODECS.stream()
                .flatMap(codec -> Stream.concat(codec.suffixes().stream(), codec.readOnlySuffixes().stream()))
                .toList();
    }

    /** The suffixes of all formats that are written. */
    public static List<String> writable() {
        return CODECS.stream()
                .filter(codec -> codec.writing().isPresent())
                .flatMap(codec -> codec.suffixes().stream())
                .toList();
    }

    /** True if {@code file} has the suffix of a format that is read. */
    public static boolean isReadable(Path file) {
        return readable().contains(suffix(file));
    }

    /** True if {@code file} has the suffix of a format that is written. */
    public static boolean isWritable(Path file) {
        return writable().contains(suffix(file));
    }

    /** The part of a file's name after its last dot, in lower case; empty if there is no dot. */
    public static String suffix(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * The format of {@code file} by its suffix.
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

    /**
     * The suffix for a copy of {@code file} in its own format, or {@code jpg} if that is not written.
     *
     * @throws ImageFileException if its first bytes are of no known format
     */
    public static String suffixForCopyOf(Path file) throws IOException {
        ImageCodec codec = ofContent(file);
        return codec.writing().isPresent() ? codec.suffixes().get(0) : "jpg";
    }

    /** The usual suffixes, with dots, of the formats that are written and match {@code wanted}. */
    static String usualSuffixes(Predicate<ImageCodec.Writing> wanted, String separator) {
        return CODECS.stream()
                .filter(codec -> codec.writing().filter(wanted).isPresent())
                .map(codec -> "." + codec.suffixes().get(0))
                .collect(Collectors.joining(separator));
    }

    /**
     * The format of {@code file} by its first bytes.
     *
     * @throws ImageFileException if they are of no format that is read; other common formats are named
     */
    static ImageCodec ofContent(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(SIGNATURE_BYTES);
            Optional<ImageCodec> codec =
                    CODECS.stream().filter(each -> each.recognises(start)).findFirst();
            return codec.orElseThrow(() -> new ImageFileException(file, notRead(start)));
        }
    }

    private static String notRead(byte[] start) {
        return OtherFormat.of(start).map(OtherFormat::message).orElse("this is not a " + names() + " picture");
    }

    private static String names() {
        List<String> names = CODECS.stream().map(ImageCodec::name).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
