package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Border;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Cuts a level into tiles and writes them without metadata: {@code PREFIX + row + "_" + column + "." + suffix}. */
final class LevelTiles implements RowSink {
    private static final int MOST = 255;
    private static final int SPAN = Level.CELL + 2 * Level.GUTTER;

    private final Level level;
    private final Border border;
    private final Path folder;
    private final String prefix;
    private final TileKind kind;

    /** The last rows received, as the tiles will hold them. */
    private final byte[][] ring;

    private int received;
    private int written;

    /**
     * @param border of the level
     * @param folder where the tiles go; exists
     * @param prefix with which the tiles' names begin
     */
    LevelTiles(Level level, Border border, Path folder, String prefix, TileKind kind) {
        this.level = level;
        this.border = border;
        this.folder = folder;
        this.prefix = prefix;
        this.kind = kind;
        ring = new byte[SPAN][level.width() * Image.CHANNELS];
    }

    @Override
    public void accept(Image band) throws IOException {
        for (int i = 0; i < band.height(); i++) {
            quantise(band.colourPlane().row(i), ring[received++ % SPAN]);
            while (written < level.rows() && received > lastRow(written)) {
                write(written++);
            }
        }
    }

    private static void quantise(Row row, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Math.min(1, Math.max(0, row.get(i))) * MOST + 0.5f);
        }
    }

    /** The last row that a row of tiles needs; what lies below the level folds back into it. */
    private int lastRow(int tileRow) {
        return Math.min(level.height(), (tileRow + 1) * Level.CELL + Level.GUTTER) - 1;
    }

    private void write(int tileRow) throws IOException {
        try {
            IntStream.range(0, level.columns()).parallel().forEach(column -> write(tileRow, column));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(int tileRow, int column) {
        Path file = folder.resolve(
                prefix + tileRow + "_" + column + "." + kind.format().suffix());
        try {
            kind.format().write(tile(tileRow, column), file, kind.quality());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Image tile(int tileRow, int column) {
        int left = column * Level.CELL;
        int top = tileRow * Level.CELL;
        Image tile = new Image(
                Math.min(Level.CELL, level.width() - left) + 2 * Level.GUTTER,
                Math.min(Level.CELL, level.height() - top) + 2 * Level.GUTTER);
        for (int y = 0; y < tile.height(); y++) {
            copyRow(
                    top - Level.GUTTER + y,
                    left - Level.GUTTER,
                    tile.colourPlane().row(y));
        }
        return tile;
    }

    private void copyRow(int y, int left, Row target) {
        byte[] bytes = ring[border.row(y) % SPAN];
        for (int x = 0; x < target.length() / Image.CHANNELS; x++) {
            int from = border.column(left + x, y) * Image.CHANNELS;
            for (int c = 0; c < Image.CHANNELS; c++) {
                target.set(x * Image.CHANNELS + c, (bytes[from + c] & MOST) / (float) MOST);
            }
        }
    }
}
