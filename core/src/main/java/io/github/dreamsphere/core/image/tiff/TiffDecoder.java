package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Iptc;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.RowLimits;
import io.github.dreamsphere.core.image.internal.RowSink;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decodes TIFF and BigTIFF row by row, at the precision of the file. Grey and RGB samples stay as they are; CMYK and L*a*b*
 * are converted to sRGB.
 */
final class TiffDecoder implements Decoder {
    private final Path file;
    private final TiffLayout layout;
    private final TiffFields fields;
    private final TiffColours colours;
    private final Metadata metadata;
    private final List<String> warnings;

    private TiffDecoder(
            Path file,
            TiffLayout layout,
            TiffFields fields,
            TiffColours colours,
            Metadata metadata,
            List<String> warnings) {
        this.file = file;
        this.layout = layout;
        this.fields = fields;
        this.colours = colours;
        this.metadata = metadata;
        this.warnings = warnings;
    }

    static Decoder open(Path file, List<String> warnings) throws IOException {
        TiffFields fields = TiffFields.read(file);
        TiffLayout layout = TiffLayout.of(fields);
        if (fields.pages() > 1) {
            warnings.add("it has " + fields.pages() + " pages; only the first is read");
        }
        Metadata metadata = metadata(layout, fields, warnings);
        if (layout.compression() == TiffCompression.BY_LIBRARY) {
            return LibraryTiff.open(file, metadata, warnings);
        }
        TiffColours colours = TiffColours.of(layout, fields, metadata.icc(), warnings);
        boolean isConverted =
                switch (layout.photometric()) {
                    case TiffLayout.CMYK, TiffLayout.CIELAB, TiffLayout.ICCLAB -> true;
                    default -> false;
                };
        Metadata kept = isConverted ? metadata.withIcc(Optional.empty()) : metadata;
        return new TiffDecoder(file, layout, fields, colours, kept, warnings);
    }

    private static Metadata metadata(TiffLayout layout, TiffFields fields, List<String> warnings) throws IOException {
        Optional<byte[]> xmp = block(fields, TIFF.TAG_XMP, "XMP", warnings);
        int type = layout.photometric();
        return new Metadata(
                layout.bits() > 8 ? 16 : 8,
                type == TiffLayout.WHITE_IS_ZERO || type == TiffLayout.BLACK_IS_ZERO,
                block(fields, TIFF.TAG_ICC_PROFILE, "colour profile", warnings).map(IccProfile::new),
                LibraryException.run(() -> TiffExif.blockOf(fields.directory())),
                xmp.isEmpty() ? Xmp.EMPTY : Xmp.read(xmp.get(), warnings),
                iptc(fields, warnings),
                List.of());
    }

    private static Optional<Iptc> iptc(TiffFields fields, List<String> warnings) {
        try {
            long[] numbers = fields.numbers(TIFF.TAG_IPTC);
            boolean areBytes = Arrays.stream(numbers).allMatch(number -> number >= 0 && number <= 0xff);
            return areBytes ? Iptc.ofRecords(TiffFields.lowBytes(numbers)) : Iptc.ofNumbers(numbers);
        } catch (IOException e) {
            warnings.add("its IPTC is damaged and left out");
            return Optional.empty();
        }
    }

    /** A block of metadata; empty, with a warning, if it is damaged. */
    private static Optional<byte[]> block(TiffFields fields, int tag, String name, List<String> warnings) {
        try {
            return fields.bytes(tag);
        } catch (IOException e) {
            warnings.add("its " + name + " is damaged and left out");
            return Optional.empty();
        }
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        boolean alpha = colours.hasAlpha();
        int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_sRGB);
        return new ComponentColorModel(space, alpha, false, transparency, DataBuffer.TYPE_FLOAT);
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        float[] samples = new float[Math.multiplyExact(layout.width(), layout.samples())];
        int channels = colours.hasAlpha() ? 4 : 3;
        int bandRows = RowLimits.bandRows(layout.width(), channels);
        float[] pixels = new float[Math.multiplyExact(layout.width(), channels)];
        try (TiffPixels in = new TiffPixels(file, layout, fields)) {
            for (int top = 0; top < layout.height(); top += bandRows) {
                int rows = Math.min(bandRows, layout.height() - top);
                WritableRaster band = Raster.createWritableRaster(model(rows, channels), null);
                float[] data = ((DataBufferFloat) band.getDataBuffer()).getData();
                for (int y = 0; y < rows; y++) {
                    in.read(top + y, samples);
                    colours.convert(samples, pixels);
                    System.arraycopy(pixels, 0, data, y * pixels.length, pixels.length);
                }
                sink.accept(band.createTranslatedChild(0, top));
            }
        }
        if (colours.exceeds()) {
            warnings.add("some of its floating point samples are outside 0 to 1; they are clipped");
        }
    }

    private SampleModel model(int rows, int channels) {
        int[] offsets = channels == 4 ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2};
        int stride = layout.width() * channels;
        return new PixelInterleavedSampleModel(DataBuffer.TYPE_FLOAT, layout.width(), rows, channels, stride, offsets);
    }

    @Override
    public Optional<Image> small() throws IOException {
        return TiffSample.read(file, layout, fields, colours);
    }
}
