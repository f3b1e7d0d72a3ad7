package io.github.dreamsphere.core.image;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a decoder takes for a raster of the whole picture, and is only a window of a few rows that moves down with it:
 * so a picture of any size is decoded by readers that know nothing of bands.
 *
 * <pre>
 *   rows:   0 1 2 3 | 4 5 6 7 | 8 9 …       window of 4 rows, base 4
 *           in sink   window    writing row 8 gives 4..7 to the sink and moves the base to 8
 * </pre>
 */
final class SinkRaster extends WritableRaster {
    private final WritableRaster window;
    private final RowSink sink;
    private int base;

    /**
     * @param layout the samples of a window; its height is the number of rows a decoder may hold unfinished
     * @param height rows of the whole picture
     * @param sink takes the finished rows
     */
    SinkRaster(SampleModel layout, int height, RowSink sink) {
        this(layout, Raster.createWritableRaster(layout, null), height, sink);
    }

    private SinkRaster(SampleModel layout, WritableRaster window, int height, RowSink sink) {
        super(layout, window.getDataBuffer(), new Rectangle(0, 0, layout.getWidth(), height), new Point(0, 0), null);
        this.window = window;
        this.sink = sink;
    }

    @Override
    public void setRect(Raster source) {
        setRect(0, 0, source);
    }

    @Override
    public void setRect(int dx, int dy, Raster source) {
        moveTo(dy + source.getMinY() + source.getHeight() - 1);
        window.setRect(dx, dy - base, source);
    }

    @Override
    public void setDataElements(int x, int y, Raster source) {
        moveTo(y + source.getMinY() + source.getHeight() - 1);
        window.setDataElements(x, y - base, source);
    }

    @Override
    public void setPixel(int x, int y, int[] samples) {
        moveTo(y);
        window.setPixel(x, y - base, samples);
    }

    private void moveTo(int row) {
        if (row < base) {
            throw new IllegalStateException("row " + row + " comes after row " + base);
        }
        while (row >= base + window.getHeight()) {
            flush(window.getHeight());
        }
    }

    /** Gives the rows that are left to the sink. */
    void finish() {
        while (base < getHeight()) {
            flush(Math.min(window.getHeight(), getHeight() - base));
        }
    }

    private void flush(int rows) {
        try {
            sink.accept(window.createChild(0, 0, getWidth(), rows, 0, base, null));
        } catch (IOException e) {
            // Decoders' rasters throw no checked exceptions; the decoder's caller unwraps it.
            throw new UncheckedIOException(e);
        }
        base += rows;
    }
}
