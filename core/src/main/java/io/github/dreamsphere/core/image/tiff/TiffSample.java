package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.RowConversion;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads a sample of a TIFF's pixels: one row from each of some strips. The JDK's reader decodes only these strips. */
final class TiffSample {
    /** The least rows in which a picture can be recognised. */
    private static final int FEWEST_ROWS = 24;

    private static final int MOST_ROWS = 256;
    private static final int MOST_COLUMNS = 1024;
    /** The share of the strips to decode, at most {@link #MOST_SHARE}. */
    private static final double SHARE = 0.1;

    private static final double MOST_SHARE = 0.3;

    private TiffSample() {}

    /** The sample; empty if nearly all of the picture would have to be decoded: tall strips, or tiles. */
    static Optional<Image> read(Path file, Directory directory, int width, int height) throws IOException {
        int strip = rowsPerStrip(directory, height);
        int strips = (height + strip - 1) / strip;
        int rows = isPlain(directory) ? Math.min(MOST_ROWS, strips) : (int) Math.max(FEWEST_ROWS, SHARE * strips);
        boolean isQuick = isPlain(directory) || rows <= MOST_SHARE * strips;
        if (!isQuick || rows < FEWEST_ROWS || directory.getEntryById(TIFF.TAG_TILE_WIDTH) != null) {
            return Optional.empty();
        }
        ImageReader reader = ImageIoPlugins.jdkReader("tiff");
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = (width + MOST_COLUMNS - 1) / MOST_COLUMNS;
            parameters.setSourceSubsampling(step, 1, step / 2, 0);
            Image small = new Image((width - step / 2 + step - 1) / step, rows);
            for (int row = 0; row < rows; row++) {
                int top = (int) ((row + 0.5) * strips / rows) * strip;
                parameters.setSourceRegion(new Rectangle(0, top, width, 1));
                BufferedImage sampled = reader.read(0, parameters);
                RowConversion.of(sampled.getColorModel())
                        .convert(sampled.getRaster(), 0, small.rgb(), null, row * small.width());
            }
            return Optional.of(small);
        } finally {
            reader.dispose();
        }
    }

    private static int rowsPerStrip(Directory directory, int height) {
        Entry entry = directory.getEntryById(TIFF.TAG_ROWS_PER_STRIP);
        return entry == null ? height : (int) Math.max(1, Math.min(height, ((Number) entry.getValue()).longValue()));
    }

    private static boolean isPlain(Directory directory) {
        Entry compression = directory.getEntryById(TIFF.TAG_COMPRESSION);
        return compression == null || ((Number) compression.getValue()).intValue() == 1;
    }
}
