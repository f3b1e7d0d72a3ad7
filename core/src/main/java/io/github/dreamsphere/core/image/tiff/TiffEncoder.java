package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowSource;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Encodes TIFFs in deflated strips, several at once, followed by the directory. The file is a BigTIFF if its pixels might
 * exceed the 4 GiB that the offsets of a TIFF reach.
 */
final class TiffEncoder implements Encoder {
    private static final long TIFF_BYTES = 1L << 32;
    /** Space for the metadata and for what deflate adds to incompressible samples. */
    private static final long RESERVED_BYTES = 1L << 28;

    private static final int OFFSET_BYTES = 4;
    private static final int BIG_OFFSET_BYTES = 8;

    private final long limit;

    TiffEncoder() {
        this(TIFF_BYTES - RESERVED_BYTES);
    }

    /** @param limit bytes of uncompressed pixels above which the file is a BigTIFF */
    TiffEncoder(long limit) {
        this.limit = limit;
    }

    /** EXIF becomes entries of the TIFF's directory, so it must be readable. */
    @Override
    public Metadata holding(Metadata metadata, List<String> warnings) {
        if (metadata.exif().isEmpty()) {
            return metadata;
        }
        try {
            TiffExif.entriesOf(metadata.exif().get());
            return metadata;
        } catch (IOException e) {
            warnings.add("EXIF is left out, because it is broken and cannot be stored in a TIFF");
            return metadata.withExif(Optional.empty());
        }
    }

    @Override
    public void encode(Path file, PixelLayout layout, Metadata metadata, RowSource rows) throws IOException {
        boolean big = TiffStrip.rowBytes(layout) * layout.height() > limit;
        TIFFWriter writer = new TIFFWriter(big ? BIG_OFFSET_BYTES : OFFSET_BYTES);
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.writeTIFFHeader(out);
            long link = out.getStreamPosition();
            writer.writeOffset(out, 0);
            TiffDirectory directory = new TiffDirectory(layout, big);
            writeStrips(out, layout, rows, directory);
            long position = new TiffDirectories(writer, out).write(directory.entries(metadata));
            out.seek(link);
            writer.writeOffset(out, position);
        }
    }

    private static void writeStrips(ImageOutputStream out, PixelLayout layout, RowSource rows, TiffDirectory directory)
            throws IOException {
        int rowsPerStrip = TiffStrip.rows(layout);
        int atOnce = Runtime.getRuntime().availableProcessors();
        for (int first = 0; first < layout.height(); first += rowsPerStrip * atOnce) {
            List<TiffStrip> strips = new ArrayList<>();
            int end = (int) Math.min(layout.height(), first + (long) rowsPerStrip * atOnce);
            for (int y = first; y < end; y += rowsPerStrip) {
                strips.add(read(rows, layout, y, Math.min(rowsPerStrip, end - y)));
            }
            byte[][] compressed = new byte[strips.size()][];
            IntStream.range(0, strips.size())
                    .parallel()
                    .forEach(i -> compressed[i] = strips.get(i).compressed());
            for (byte[] strip : compressed) {
                directory.addStrip(out.getStreamPosition(), strip.length);
                out.write(strip);
            }
        }
    }

    private static TiffStrip read(RowSource rows, PixelLayout layout, int y, int count) throws IOException {
        WritableRaster raster = Raster.createWritableRaster(layout.sampleModel(count), null);
        rows.read(y, raster);
        return new TiffStrip(layout, raster);
    }
}
