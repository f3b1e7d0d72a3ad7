package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import io.github.dreamsphere.core.image.internal.ImageCodec.Writing;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a picture is written, decided and checked before anything is written.
 *
 * @param encoder writes the format of the file's suffix
 * @param layout the layout of the pixels in the file
 * @param metadata matches the pixels as written
 */
record WritePlan(Encoder encoder, PixelLayout layout, Metadata metadata) {
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
        return new WritePlan(writing.encoder().apply(options), layout, fitting(subject));
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

    /** Leaves out a profile of grey that does not fit coloured pixels. */
    private static Metadata fitting(Subject subject) {
        Metadata source = subject.metadata;
        Optional<IccProfile> icc = source.grey() && !subject.grey ? Optional.empty() : source.icc();
        Optional<Exif> exif = source.exif().map(block -> block.forUpright(subject.width, subject.height));
        return source.withGrey(subject.grey).withIcc(icc).withExif(exif);
    }
}
