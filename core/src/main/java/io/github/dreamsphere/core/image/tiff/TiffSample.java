package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a sample of a TIFF's pixels: one row from each of some strips. Only these rows are decoded. */
final class TiffSample {
    /** The least rows in which a picture can be recognised. */
    private static final int FEWEST_ROWS = 24;

    private static final int MOST_ROWS = 256;
    private static final int MOST_COLUMNS = 1024;

    private TiffSample() {}

    /** The sample; empty if much more than it would have to be decoded: strips that are tall, tiles and JPEGs. */
    static Optional<Image> read(Path file, TiffLayout layout, TiffFields fields, TiffColours colours)
            throws IOException {
        TiffBlocks blocks = layout.blocks();
        int rows = Math.min(MOST_ROWS, blocks.down());
        if (rows < FEWEST_ROWS || blocks.across() > 1 || layout.compression() == TiffCompression.JPEG) {
            return Optional.empty();
        }
        int channels = colours.hasAlpha() ? 4 : Image.CHANNELS;
        float[] samples = new float[Math.multiplyExact(layout.width(), layout.samples())];
        float[] pixels = new float[Math.multiplyExact(layout.width(), channels)];
        int step = (layout.width() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        Image small = new Image((layout.width() - step / 2 + step - 1) / step, rows);
        try (TiffPixels in = new TiffPixels(file, layout, fields)) {
            for (int row = 0; row < rows; row++) {
                in.read((int) ((row + 0.5) * blocks.down() / rows) * blocks.height(), samples);
                colours.convert(samples, pixels);
                for (int x = 0; x < small.width(); x++) {
                    int from = (x * step + step / 2) * channels;
                    System.arraycopy(pixels, from, small.rgb(), small.index(x, row), Image.CHANNELS);
                }
            }
        }
        return Optional.of(small);
    }
}
