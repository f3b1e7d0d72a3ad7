package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.plane.Planes;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a picture in bands of rows from top to bottom, decoding ahead in a thread of its own. Memory is bounded by the
 * bands for JPEG (baseline), PNG and TIFF, and by the bands and the compressed file for WebP; a picture that can only be
 * decoded as a whole (stored not upright, interlaced PNG, CMYK) is held as a whole.
 *
 * <pre>{@code
 * try (BandReader reader = BandReader.open(file)) {
 *     while (reader.rowsLeft() > 0) {
 *         Image band = reader.read(256);
 *     }
 * }
 * }</pre>
 */
public final class BandReader implements AutoCloseable {
    private static final int BAND = 32;

    private final Path file;
    private final int width;
    private final int height;
    private final boolean alpha;
    private final PictureFile picture;
    private final BandPipe<Image> pipe = new BandPipe<>();
    private final Thread decoding;

    private Image pending;
    private int pendingRow;
    private int nextRow;

    private BandReader(Path file, PictureFile picture) {
        this.file = file;
        this.picture = picture;
        Orientation orientation = picture.orientation();
        width = orientation.width(picture.width(), picture.height());
        height = orientation.height(picture.width(), picture.height());
        alpha = picture.colorModel().hasAlpha();
        decoding = new Thread(this::decode, "decoding " + file.getFileName());
        decoding.setDaemon(true);
    }

    /**
     * Opens a picture and reads its header.
     *
     * @throws ImageFileException if the file does not exist, is not a picture, or its header is broken
     */
    public static BandReader open(Path file) throws IOException {
        BandReader reader = new BandReader(file, PictureFile.open(file));
        reader.decoding.start();
        return reader;
    }

    /** Width in pixels of the upright picture. */
    public int width() {
        return width;
    }

    /** Height in pixels of the upright picture. */
    public int height() {
        return height;
    }

    /** True if the bands have an alpha plane. */
    public boolean hasAlpha() {
        return alpha;
    }

    /** The file's metadata. */
    public Metadata metadata() {
        return picture.uprightMetadata();
    }

    /** Warnings about the file, as far as it has been read, one line each. */
    public List<String> warnings() {
        return picture.warnings();
    }

    /** The number of rows that have not been read yet. */
    public int rowsLeft() {
        return height - nextRow;
    }

    /**
     * Reads the next rows into a new image in memory.
     *
     * @param rows the number of rows, at least 1; fewer are read at the end
     * @throws ImageFileException if the file turns out to be broken or cut short
     */
    public Image read(int rows) throws IOException {
        if (rows < 1 || rowsLeft() == 0) {
            throw new IllegalArgumentException(
                    "rows must be >= 1 and some must be left, were " + rows + " of " + rowsLeft());
        }
        int count = Math.min(rows, rowsLeft());
        Image band = new Image(width, count).withAlpha(alpha ? new float[width * count] : null);
        for (int row = 0; row < count; ) {
            if (pending == null || pendingRow == pending.height()) {
                pending = next();
                pendingRow = 0;
            }
            int copied = Math.min(count - row, pending.height() - pendingRow);
            band.copyRows(row, pending, pendingRow, copied);
            pendingRow += copied;
            row += copied;
        }
        nextRow += count;
        return band;
    }

    /**
     * Reads all rows that are left.
     *
     * @param planes makes the planes of the image
     * @throws ImageFileException if the file turns out to be broken or cut short
     */
    public Image readAll(Planes planes) throws IOException {
        int rows = rowsLeft();
        Image image = new Image(planes.make(width, rows, Image.CHANNELS))
                .withAlpha(alpha ? Optional.of(planes.make(width, rows, 1)) : Optional.empty());
        for (int row = 0; row < rows; ) {
            Image band = read(BAND);
            image.copyRows(row, band, 0, band.height());
            row += band.height();
        }
        return image;
    }

    private Image next() throws IOException {
        try {
            Optional<Image> band = pipe.take();
            return band.orElseThrow(
                    () -> new ImageFileException(file, "the file is cut short; get a whole copy of it"));
        } catch (IOException e) {
            throw e.getCause() instanceof ImageFileException broken ? broken : e;
        }
    }

    private void decode() {
        try {
            if (picture.orientation() == Orientation.UPRIGHT) {
                picture.decode(this::putRows);
            } else {
                pipe.put(ImageReader.read(picture, ReadObserver.NONE).image());
            }
            pipe.end();
        } catch (IOException | RuntimeException | Error e) {
            pipe.fail(e);
        }
    }

    private void putRows(Raster rows) throws IOException {
        ImageAssembler assembler = new ImageAssembler(rows.getWidth(), rows.getHeight(), picture.colorModel());
        assembler.accept(rows.createTranslatedChild(0, 0));
        pipe.put(assembler.image());
    }

    /** Stops decoding. */
    @Override
    public void close() {
        pipe.abandon(null);
    }
}
