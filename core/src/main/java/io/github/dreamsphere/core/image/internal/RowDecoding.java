package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.file.LibraryException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Decodes with an ImageIO reader that fills its destination row by row. */
public final class RowDecoding {
    private RowDecoding() {}

    /**
     * Decodes the first picture of {@code file}.
     *
     * @param reader is disposed
     * @param rows receives the rows
     * @param warnings receives the warnings of the reader
     */
    public static void decode(ImageReader reader, Path file, ColorModel colours, SinkRaster rows, List<String> warnings)
            throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            decode(reader, in, colours, rows, warnings);
        }
    }

    /** As {@link #decode(ImageReader, Path, ColorModel, SinkRaster, List)}, from a stream. */
    public static void decode(
            ImageReader reader, ImageInputStream in, ColorModel colours, SinkRaster rows, List<String> warnings)
            throws IOException {
        try {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setDestination(new BufferedImage(colours, rows, colours.isAlphaPremultiplied(), null));
            LibraryException.run(() -> reader.read(0, parameters));
        } finally {
            reader.dispose();
        }
        rows.finish();
    }
}
