package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.RowDecoding;
import io.github.dreamsphere.core.image.internal.RowSink;
import io.github.dreamsphere.core.image.internal.SinkRaster;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.SampleModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes TIFF and BigTIFF with TwelveMonkeys: grey, RGB and palettes by strips or rows of tiles; other colours and
 * planar pixels as a whole.
 */
final class TiffDecoder implements Decoder {
    private static final int STRIP_ROWS = 64;

    private final Path file;
    private final Shape shape;
    private final Metadata metadata;
    private final List<String> warnings;

    private TiffDecoder(Path file, Shape shape, Metadata metadata, List<String> warnings) {
        this.file = file;
        this.shape = shape;
        this.metadata = metadata;
        this.warnings = warnings;
    }

    /** The pixels as the reader describes them; it works on {@code rows} rows at once. */
    private record Shape(int width, int height, int rows, ImageTypeSpecifier type) {
        static Shape of(ImageReader reader) throws IOException {
            if (reader.getNumImages(true) < 1) {
                throw new EOFException("the directory lies beyond the end of the file");
            }
            if (reader.getWidth(0) < 1 || reader.getHeight(0) < 1) {
                throw new IOException("its header says " + Integer.toUnsignedString(reader.getWidth(0)) + "x"
                        + Integer.toUnsignedString(reader.getHeight(0)) + " pixels");
            }
            int rows = reader.isImageTiled(0) ? reader.getTileHeight(0) : STRIP_ROWS;
            return new Shape(reader.getWidth(0), reader.getHeight(0), rows, reader.getRawImageType(0));
        }

        boolean isForRows() {
            return type != null
                    && type.getSampleModel() instanceof ComponentSampleModel model
                    && model.getPixelStride() == model.getNumBands()
                    && DecodedImage.keepsSamples(type.getColorModel());
        }

        int bits() {
            return type == null || type.getBitsPerBand(0) > 8 ? 16 : 8;
        }

        boolean isGrey() {
            return type != null && type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        }

        SampleModel window() {
            return type.getSampleModel(width, Math.min(rows, height));
        }
    }

    static Decoder open(Path file, List<String> warnings) throws IOException {
        ImageReader reader = ImageIoPlugins.create(new TIFFImageReaderSpi());
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            Shape shape = LibraryException.run(() -> Shape.of(reader));
            Metadata metadata = metadata(file, shape, warnings);
            if (shape.isForRows()) {
                return new TiffDecoder(file, shape, metadata, warnings);
            }
            return DecodedImage.of(LibraryException.run(() -> reader.read(0)), metadata);
        } finally {
            reader.dispose();
        }
    }

    private static Metadata metadata(Path file, Shape shape, List<String> warnings) throws IOException {
        Directory first = firstDirectory(file);
        Entry icc = first.getEntryById(TIFF.TAG_ICC_PROFILE);
        Entry xmp = first.getEntryById(TIFF.TAG_XMP);
        return new Metadata(
                shape.bits(),
                shape.isGrey(),
                icc == null ? Optional.empty() : Optional.of(new IccProfile(bytes(icc, "ICC profile"))),
                LibraryException.run(() -> TiffExif.blockOf(first)),
                xmp == null ? Xmp.EMPTY : Xmp.read(xmp(xmp), warnings));
    }

    /** Some programs store XMP as text. */
    private static byte[] xmp(Entry entry) throws IOException {
        return entry.getValue() instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : bytes(entry, "XMP");
    }

    private static byte[] bytes(Entry entry, String what) throws IOException {
        if (entry.getValue() instanceof byte[] bytes) {
            return bytes;
        }
        if (entry.getValue() instanceof EOFException e) {
            // For a value beyond the end of the file, the reader returns an exception.
            throw e;
        }
        throw new IOException("its " + what + " is not stored as bytes");
    }

    private static Directory firstDirectory(Path file) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Directory directory = LibraryException.run(() -> new TIFFReader().read(in));
            return directory instanceof CompoundDirectory chain ? chain.getDirectory(0) : directory;
        }
    }

    @Override
    public int width() {
        return shape.width;
    }

    @Override
    public int height() {
        return shape.height;
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        return shape.type.getColorModel();
    }

    @Override
    public Optional<Image> small() throws IOException {
        return TiffSample.read(file, firstDirectory(file), shape.width, shape.height);
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        SinkRaster rows = new SinkRaster(shape.window(), shape.height, 1, sink);
        RowDecoding.decode(ImageIoPlugins.create(new TIFFImageReaderSpi()), file, colorModel(), rows, warnings);
    }
}
