package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import io.github.dreamsphere.core.image.internal.ImageCodec.Writing;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a picture is written, decided and checked before anything is written.
 *
 * @param encoder writes the format of the file's suffix
 * @param layout the layout of the pixels in the file
 * @param metadata matches the pixels as written
 * @param warnings what metadata is left out and why, one line each
 */
record WritePlan(Encoder encoder, PixelLayout layout, Metadata metadata, List<String> warnings) {
    /** The picture to write. */
    record Subject(int width, int height, boolean grey, boolean alpha, Metadata metadata) {}

    /** @throws ImageFileException if the format is not written, or cannot hold the picture */
    static WritePlan of(Path file, Subject subject, WriteOptions options) throws ImageFileException {
        ImageCodec codec = ImageFormats.forWriting(file);
        Writing writing = codec.writing().orElseThrow();
        checkSize(file, codec.name(), writing, subject);
        int bits = options.bits().orElse(Math.min(subject.metadata.bits(), writing.maximumBits()));
        if (bits > writing.maximumBits()) {
            throw new ImageFileException(
                    file,
                    codec.name() + " holds 8 bits a sample, not " + bits + instead(each -> each.maximumBits() >= bits));
        }
        boolean alpha = subject.alpha && writing.alpha();
        PixelLayout layout = new PixelLayout(subject.width, subject.height, bits, subject.grey, alpha);
        List<String> warnings = new ArrayList<>();
        Encoder encoder = writing.encoder().apply(options);
        Metadata metadata = encoder.holding(fitting(subject, warnings), warnings);
        return new WritePlan(encoder, layout, metadata, List.copyOf(warnings));
    }

    private static void checkSize(Path file, String format, Writing writing, Subject subject)
            throws ImageFileException {
        int edge = Math.max(subject.width, subject.height);
        if (edge > writing.maximumEdge()) {
            throw new ImageFileException(
                    file,
                    String.format(
                                    "%dx%d pixels are too many for %s, which holds %d a side",
                                    subject.width, subject.height, format, writing.maximumEdge())
                            + instead(each -> each.maximumEdge() >= edge));
        }
    }

    private static String instead(Predicate<Writing> wanted) {
        return "; write " + ImageFormats.usualSuffixes(wanted, " or ") + " instead";
    }

    /** The metadata for the pixels as written. */
    private static Metadata fitting(Subject subject, List<String> warnings) {
        Metadata source = subject.metadata;
        Optional<Exif> exif = source.exif().map(block -> block.forUpright(subject.width, subject.height));
        return source.withGrey(subject.grey)
                .withIcc(ProfileGate.written(source.icc(), subject.grey, warnings))
                .withExif(exif)
                .withXmp(PixelXmp.forUpright(source.xmp(), subject.width, subject.height, false));
    }
}
