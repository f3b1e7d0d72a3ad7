package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.PartsStream;
import io.github.dreamsphere.core.image.internal.RowDecoding;
import io.github.dreamsphere.core.image.internal.RowSink;
import io.github.dreamsphere.core.image.internal.SinkRaster;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Decodes PNGs of all colour types and depths row by row with the JDK's reader; interlaced ones as a whole. */
final class PngDecoder implements Decoder {
    private final Path file;
    private final PngStructure structure;
    private final Metadata metadata;
    private final ImageTypeSpecifier type;
    private final List<String> warnings;

    private PngDecoder(
            Path file, PngStructure structure, Metadata metadata, ImageTypeSpecifier type, List<String> warnings) {
        this.file = file;
        this.structure = structure;
        this.metadata = metadata;
        this.type = type;
        this.warnings = warnings;
    }

    static Decoder open(Path file, List<String> warnings) throws IOException {
        PngStructure structure = PngStructure.read(file, warnings);
        Metadata metadata = PngMetadata.of(structure, warnings);
        ImageReader reader = ImageIoPlugins.jdkReader("png");
        try (ImageInputStream in = new PartsStream(file, structure.forDecoding())) {
            reader.setInput(in, true, true);
            if (structure.isInterlaced()) {
                return DecodedImage.of(LibraryException.run(() -> reader.read(0)), metadata);
            }
            ImageTypeSpecifier type =
                    LibraryException.run(() -> reader.getImageTypes(0).next());
            return new PngDecoder(file, structure, metadata, type, warnings);
        } finally {
            reader.dispose();
        }
    }

    @Override
    public int width() {
        return structure.width();
    }

    @Override
    public int height() {
        return structure.height();
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        return type.getColorModel();
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        SinkRaster rows = new SinkRaster(type.getSampleModel(width(), structure.bandRows()), height(), 1, sink);
        try (ImageInputStream in = new PartsStream(file, structure.forDecoding())) {
            RowDecoding.decode(ImageIoPlugins.jdkReader("png"), in, colorModel(), rows, warnings);
        }
    }
}
