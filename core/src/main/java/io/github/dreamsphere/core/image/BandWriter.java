package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.internal.ImageRows;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a picture in bands of rows from top to bottom, encoding in a thread of its own; memory is bounded by the bands.
 * The file exists after {@link #finish()}, and not at all without it.
 *
 * <pre>{@code
 * try (BandWriter writer = BandWriter.open(file, width, height, false, metadata, options)) {
 *     for (...) {
 *         writer.write(band);
 *     }
 *     writer.finish();
 * }
 * }</pre>
 */
public final class BandWriter implements AutoCloseable {
    private final Path file;
    private final WritePlan plan;
    private final OutputFile output;
    private final BandPipe<WritableRaster> pipe = new BandPipe<>();
    private final Thread encoding;

    private WritableRaster pending;
    private int pendingRow;
    private int rowsWritten;
    private volatile Throwable failure;

    private BandWriter(Path file, WritePlan plan) throws FileException {
        this.file = file;
        this.plan = plan;
        output = OutputFile.beside(file);
        encoding = new Thread(this::encode, "encoding " + file.getFileName());
        encoding.setDaemon(true);
    }

    /**
     * Begins a picture of {@code width} × {@code height} pixels.
     *
     * @param alpha whether the bands have an alpha plane; a format without alpha shows them over white
     * @param metadata is written with the pixels; if it says grey, the red samples are written as grey
     * @throws FileException as {@link ImageWriter#write}
     */
    public static BandWriter open(
            Path file, int width, int height, boolean alpha, Metadata metadata, WriteOptions options)
            throws IOException {
        WritePlan.Subject subject = new WritePlan.Subject(width, height, metadata.grey(), alpha, metadata);
        BandWriter writer = new BandWriter(file, WritePlan.of(file, subject, options));
        writer.encoding.start();
        return writer;
    }

    /** What metadata is left out because the format or the pixels do not allow it, one line each. */
    public List<String> warnings() {
        return plan.warnings();
    }

    /**
     * Writes the next rows. The band may be reused after that.
     *
     * @throws ImageFileException if they cannot be written, for example because the disk is full
     */
    public void write(Image band) throws IOException {
        PixelLayout layout = plan.layout();
        if (band.width() != layout.width() || rowsWritten + band.height() > layout.height()) {
            throw new IllegalArgumentException("a band of " + band.width() + "x" + band.height()
                    + " does not fit at row " + rowsWritten + " of " + layout.width() + "x" + layout.height());
        }
        WritableRaster samples = Raster.createWritableRaster(layout.sampleModel(band.height()), null);
        new ImageRows(band, layout).read(0, samples);
        try {
            pipe.put(samples);
        } catch (IOException e) {
            throw failed(failure == null ? e : failure);
        }
        rowsWritten += band.height();
    }

    /**
     * Waits until all rows are written and moves the file into place.
     *
     * @throws IllegalStateException if rows are missing
     */
    public void finish() throws IOException {
        if (rowsWritten != plan.layout().height()) {
            throw new IllegalStateException(rowsWritten + " of " + plan.layout().height() + " rows were written");
        }
        pipe.end();
        await();
        if (failure != null) {
            throw failed(failure);
        }
        output.commit();
    }

    /** What to throw for a failure of the encoding thread. A bug is thrown as it is. */
    private ImageFileException failed(Throwable failure) {
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof RuntimeException e && !(e instanceof UncheckedIOException)) {
            throw e;
        }
        return ImageFileException.whileWriting(file, failure);
    }

    private void encode() {
        try {
            plan.encoder().encode(output.partial(), plan.layout(), plan.metadata(), this::fill);
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            pipe.abandon(e);
        }
    }

    /** Fills {@code rows} from the bands that they span. */
    private void fill(int firstRow, WritableRaster rows) throws IOException {
        for (int row = 0; row < rows.getHeight(); ) {
            if (pending == null || pendingRow == pending.getHeight()) {
                pending = pipe.take().orElseThrow(() -> new IOException("rows are missing"));
                pendingRow = 0;
            }
            int count = Math.min(rows.getHeight() - row, pending.getHeight() - pendingRow);
            Raster part = pending.createChild(0, pendingRow, rows.getWidth(), count, 0, 0, null);
            rows.setRect(0, row, part);
            pendingRow += count;
            row += count;
        }
    }

    private void await() throws IOException {
        try {
            encoding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageFileException(file, "it could not be written: interrupted", e);
        }
    }

    /** Stops encoding and deletes what was written, unless it was finished. */
    @Override
    public void close() throws IOException {
        pipe.fail(new IOException("closed before all rows were written"));
        pipe.abandon(null);
        await();
        output.close();
    }
}
