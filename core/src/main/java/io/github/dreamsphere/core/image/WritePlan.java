package io.github.dreamsphere.core.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file is going to be, decided and checked before anything is written.
 *
 * @param format by the file's suffix
 * @param layout what the format holds of the picture
 * @param metadata right for the pixels as written
 */
record WritePlan(ImageFormat format, PixelLayout layout, Metadata metadata) {
    /** A picture's facts that a plan is made from. */
    record Subject(int width, int height, boolean grey, boolean alpha, Metadata metadata) {}

    /** @throws ImageFileException if the format is none that is written, or cannot hold the picture */
    static WritePlan of(Path file, Subject subject, WriteOptions options) throws ImageFileException {
        ImageFormat format = ImageFormat.forWriting(file);
        checkSize(file, format, subject);
        int bits = options.bits().orElse(Math.min(subject.metadata.bits(), format.maximumBits()));
        if (bits > format.maximumBits()) {
            throw new ImageFileException(
                    file, format + " holds 8 bits a sample, not " + bits + "; write .png or .tif instead");
        }
        boolean alpha = subject.alpha && format.hasAlpha();
        PixelLayout layout = new PixelLayout(subject.width, subject.height, bits, subject.grey, alpha);
        return new WritePlan(format, layout, fitting(subject));
    }

    private static void checkSize(Path file, ImageFormat format, Subject subject) throws ImageFileException {
        if (Math.max(subject.width, subject.height) > format.maximumEdge()) {
            throw new ImageFileException(
                    file,
                    String.format(
                            "%dx%d pixels are too many for %s, which holds %d a side; write .tif instead",
                            subject.width, subject.height, format, format.maximumEdge()));
        }
    }

    /** A grey picture's profile means nothing for coloured pixels. */
    private static Metadata fitting(Subject subject) {
        Metadata source = subject.metadata;
        Optional<IccProfile> icc = source.grey() && !subject.grey ? Optional.empty() : source.icc();
        Optional<Exif> exif = source.exif().map(block -> block.forUpright(subject.width, subject.height));
        return source.withGrey(subject.grey).withIcc(icc).withExif(exif);
    }
}
