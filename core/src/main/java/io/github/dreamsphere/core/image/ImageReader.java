package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads pictures as a whole: JPEG (baseline, progressive, grey, CMYK), PNG and TIFF (8 and 16 bits, grey, palette,
 * alpha), WebP. What a file is, its content says and not its name.
 */
public final class ImageReader {
    /** As many pixels as three floats each of can be had in one array. */
    static final int MAXIMUM_PIXELS = (Integer.MAX_VALUE - 8) / Image.CHANNELS;

    private ImageReader() {}

    /**
     * The picture in {@code file}, upright.
     *
     * @throws ImageFileException if there is no such file, if it is no picture, cut short or broken, or if its pixels
     *     are too many for one image
     */
    public static Picture read(Path file) throws IOException {
        PictureFile opened = PictureFile.open(file);
        long pixels = (long) opened.width() * opened.height();
        if (pixels > MAXIMUM_PIXELS) {
            throw new ImageFileException(
                    file,
                    String.format(
                            "%dx%d pixels are too many to hold at once (at most %,d); make the picture smaller first",
                            opened.width(), opened.height(), MAXIMUM_PIXELS));
        }
        ImageAssembler assembler = new ImageAssembler(opened.width(), opened.height(), opened.colorModel());
        opened.decode(assembler);
        Image upright = opened.orientation().apply(assembler.image());
        return new Picture(upright, opened.uprightMetadata(), opened.warnings());
    }
}
