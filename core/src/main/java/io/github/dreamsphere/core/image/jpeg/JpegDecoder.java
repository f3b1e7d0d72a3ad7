package io.github.dreamsphere.core.image.jpeg;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowSink;
import io.github.dreamsphere.core.image.internal.SinkRaster;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes grey, YCbCr and RGB JPEGs, baseline or progressive, row by row with the JDK's libjpeg. The colour profile is
 * hidden from libjpeg, so that it leaves the samples as they are. It decodes a progressive file once for every scan and
 * keeps the coefficients of the whole picture in native memory.
 */
final class JpegDecoder implements Decoder {
    /** The number of rows to pass on at once; libjpeg itself needs one. */
    private static final int ROWS = 64;

    private final Path file;
    private final JpegStructure structure;
    private final Frame frame;
    private final Metadata metadata;
    private final List<String> warnings;

    private JpegDecoder(Path file, JpegStructure structure, Frame frame, Metadata metadata, List<String> warnings) {
        this.file = file;
        this.structure = structure;
        this.frame = frame;
        this.metadata = metadata;
        this.warnings = warnings;
    }

    /** The frame header (T.81, B.2.2). */
    private record Frame(int marker, int precision, int width, int height, int components, int firstId) {
        static Frame of(Segment segment) {
            byte[] header = segment.payload();
            return new Frame(
                    segment.marker(),
                    header[0],
                    (header[3] & 0xff) << 8 | header[4] & 0xff,
                    (header[1] & 0xff) << 8 | header[2] & 0xff,
                    header[5],
                    header[6] & 0xff);
        }

        /** True for what the JDK decodes correctly: 8 bits, Huffman coding, usual identifiers of components. */
        boolean isForJdk(boolean saysTransform) {
            boolean huffmanCoded = marker <= 0xC2;
            boolean usualColors = components == 3 && (saysTransform || firstId == 1 || firstId == 'R');
            return huffmanCoded && precision == 8 && (components == 1 || usualColors);
        }
    }

    static Decoder open(Path file, List<String> warnings) throws IOException {
        JpegStructure structure = JpegStructure.read(file);
        Segment header = structure.frame().findFirst().orElse(null);
        if (header == null || header.payload().length < 9 || structure.scans() == 0) {
            throw new IOException("there is no image in it");
        }
        Frame frame = Frame.of(header);
        Metadata metadata = new Metadata(
                8,
                frame.components == 1,
                JpegMetadata.icc(structure),
                JpegMetadata.exif(structure),
                JpegMetadata.xmp(structure, warnings));
        boolean saysTransform =
                structure.segments(JpegStructure.APP14).findAny().isPresent();
        return frame.isForJdk(saysTransform)
                ? new JpegDecoder(file, structure, frame, metadata, warnings)
                : decodeWhole(file, metadata, warnings);
    }

    /** Decodes CMYK, YCCK and lossless files and those with unusual identifiers to sRGB or grey. */
    private static Decoder decodeWhole(Path file, Metadata metadata, List<String> warnings) throws IOException {
        ImageReader reader = cmykReader();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            BufferedImage image = LibraryException.run(() -> reader.read(0));
            checkComplete(warnings);
            Metadata converted = metadata.grey() ? metadata : metadata.withIcc(Optional.empty());
            return DecodedImage.of(image, converted);
        } finally {
            reader.dispose();
        }
    }

    /** TwelveMonkeys' reader, which supports CMYK and YCCK and their profiles. */
    private static ImageReader cmykReader() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // Finds the JDK's reader, on which it builds.
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return ImageIoPlugins.create(provider);
    }

    @Override
    public int width() {
        return frame.width;
    }

    @Override
    public int height() {
        return frame.height;
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        return layout().colorModel();
    }

    private PixelLayout layout() {
        return new PixelLayout(frame.width, frame.height, 8, metadata.grey(), false);
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        SinkRaster rows = new SinkRaster(layout().sampleModel(ROWS), frame.height, structure.scans(), sink);
        ImageReader reader = ImageIoPlugins.jdkReader("jpeg");
        try (ImageInputStream in = new RebuiltJpegStream(file, structure)) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            LibraryException.run(() -> reader.read(0, parameters(reader, rows)));
        } finally {
            reader.dispose();
        }
        checkComplete(warnings);
        rows.finish();
    }

    private ImageReadParam parameters(ImageReader reader, SinkRaster rows) {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setDestination(new BufferedImage(colorModel(), rows, false, null));
        return parameters;
    }

    @Override
    public Optional<Image> small() throws IOException {
        return JpegMeans.read(file, structure, structure.frame().findFirst().orElseThrow());
    }

    /** libjpeg fills missing parts with grey and only warns. */
    private static void checkComplete(List<String> warnings) throws EOFException {
        for (String warning : warnings) {
            String words = warning.toLowerCase(Locale.ROOT);
            if (words.contains("premature end") || words.contains("truncated")) {
                throw new EOFException(warning);
            }
        }
    }
}
