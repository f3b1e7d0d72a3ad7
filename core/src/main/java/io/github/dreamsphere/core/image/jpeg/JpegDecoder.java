package io.github.dreamsphere.core.image.jpeg;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.LibjpegWarnings;
import io.github.dreamsphere.core.image.internal.PartsStream;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowSink;
import io.github.dreamsphere.core.image.internal.SinkRaster;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes grey, YCbCr and RGB JPEGs, baseline or progressive, row by row with the JDK's libjpeg. The colour profile is
 * hidden from libjpeg, so that it leaves the samples as they are. It decodes a progressive file once for every scan and
 * keeps the coefficients of the whole picture in native memory.
 */
final class JpegDecoder implements Decoder {
    /** The number of rows to pass on at once; libjpeg itself needs one. */
    private static final int ROWS = 64;

    private static final int PROGRESSIVE = 0xC2;
    private static final int LOSSLESS = 0xC3;
    private static final int ARITHMETIC = 0xC9;

    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    /** Where Adobe's segment has the transform. */
    private static final int ADOBE_TRANSFORM = 11;

    private static final byte[] JFIF = "JFIF".getBytes(StandardCharsets.US_ASCII);

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
    private record Frame(int marker, int precision, int width, int height, int components) {
        static Frame of(Segment segment) {
            byte[] header = segment.payload();
            return new Frame(
                    segment.marker(),
                    header[0],
                    (header[3] & 0xff) << 8 | header[4] & 0xff,
                    (header[1] & 0xff) << 8 | header[2] & 0xff,
                    header[5]);
        }

        /** True for what the JDK decodes correctly: 8 bits and Huffman coding, grey or three components. */
        boolean isForJdk() {
            return marker <= PROGRESSIVE && precision == 8 && (components == 1 || components == 3);
        }

        /** @throws ImageFileException if frames of this kind cannot be read here */
        void check(Path file) throws ImageFileException {
            if (marker > LOSSLESS) {
                String kind = marker >= ARITHMETIC ? "arithmetic coding" : "hierarchical coding";
                throw unsupported(file, "it is a JPEG with " + kind);
            }
            if (marker != LOSSLESS && precision != 8) {
                throw unsupported(file, "it is a JPEG of " + precision + " bits a sample");
            }
            if (height == 0) {
                throw new ImageFileException(
                        file, "its height is missing; open it in another program and save it again");
            }
        }

        private static ImageFileException unsupported(Path file, String kind) {
            return new ImageFileException(
                    file, kind + ", which cannot be read here; save it as PNG or as a usual JPEG");
        }
    }

    static Decoder open(Path file, List<String> warnings) throws IOException {
        JpegStructure structure = JpegStructure.read(file);
        Segment header = structure.frame().findFirst().orElse(null);
        if (header == null || header.payload().length < 9 || structure.scans() == 0) {
            throw new IOException("there is no image in it");
        }
        Frame frame = Frame.of(header);
        frame.check(file);
        Metadata metadata = JpegMetadata.of(structure, frame.components == 1, warnings);
        if (!structure.hasEnd()) {
            warnings.add("its end is missing, but all of its pixels are there");
        }
        return frame.isForJdk()
                ? new JpegDecoder(file, structure, frame, metadata, warnings)
                : decodeWhole(file, structure, metadata, warnings);
    }

    /** Decodes CMYK, YCCK and lossless files to sRGB or grey. */
    private static Decoder decodeWhole(Path file, JpegStructure structure, Metadata metadata, List<String> warnings)
            throws IOException {
        BufferedImage image;
        try {
            image = decodeWhole(file, structure, JpegDecoder::isForInks, warnings);
        } catch (LibraryException e) {
            // The fault may be in the profile.
            image = decodeWhole(file, structure, JpegDecoder::isForTransform, warnings);
            warnings.add("its colour profile is left out: it is broken");
        }
        checkComplete(warnings);
        return DecodedImage.of(image, metadata.grey() ? metadata : metadata.withIcc(Optional.empty()));
    }

    private static BufferedImage decodeWhole(
            Path file, JpegStructure structure, Predicate<Segment> kept, List<String> warnings) throws IOException {
        ImageReader reader = cmykReader();
        try (ImageInputStream in = new PartsStream(file, structure.forDecoding(kept))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            return LibraryException.run(() -> reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    private static boolean isForInks(Segment segment) {
        return isForTransform(segment)
                || segment.marker() == JpegStructure.APP2 && segment.startsWith(JpegMetadata.ICC);
    }

    private static boolean isForTransform(Segment segment) {
        return segment.marker() == JpegStructure.APP14 && segment.startsWith(ADOBE);
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
        try (ImageInputStream in = new PartsStream(file, forJdk())) {
            reader.addIIOReadWarningListener((source, warning) -> add(warning));
            reader.setInput(in, true, true);
            LibraryException.run(() -> reader.read(0, parameters(reader, rows)));
        } finally {
            reader.dispose();
        }
        checkComplete(warnings);
        rows.finish();
    }

    /** Without an end, libjpeg finds it after what follows the pixels, and says so; there is a warning about that already. */
    private void add(String warning) {
        if (structure.hasEnd() || !warning.contains("extraneous bytes before marker 0xd9")) {
            warnings.add(warning);
        }
    }

    private List<PartsStream.Part> forJdk() {
        if (frame.components == 1) {
            return structure.forDecoding(segment -> false);
        }
        // The JDK guesses in other ways than libjpeg if this segment is missing, or contradicts others.
        byte[] transform = {100, 0, 0, 0, 0, (byte) (isRgb(structure) ? 0 : 1)};
        byte[] payload = Arrays.copyOf(ADOBE, ADOBE.length + 1 + transform.length);
        System.arraycopy(transform, 0, payload, ADOBE.length + 1, transform.length);
        return structure.forDecoding(segment -> false, new Segment(JpegStructure.APP14, payload));
    }

    /**
     * Whether the three components are red, green and blue instead of YCbCr, by libjpeg's rule: not in a JFIF file; else as
     * Adobe's segment says; else if they are named so.
     */
    static boolean isRgb(JpegStructure structure) {
        if (structure.segments(JpegStructure.APP0).anyMatch(segment -> segment.startsWith(JFIF))) {
            return false;
        }
        Optional<Segment> adobe = structure
                .segments(JpegStructure.APP14)
                .filter(segment -> segment.startsWith(ADOBE) && segment.payload().length > ADOBE_TRANSFORM)
                .findFirst();
        byte[] frame = structure.frame().findFirst().orElseThrow().payload();
        boolean namedRgb = frame.length > 12 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
        return adobe.map(segment -> segment.payload()[ADOBE_TRANSFORM] == 0).orElse(namedRgb);
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
            if (LibjpegWarnings.saysCut(warning)) {
                throw new EOFException(warning);
            }
        }
    }
}
