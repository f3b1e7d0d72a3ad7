package io.github.dreamsphere.core.image.internal;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster that looks like the whole picture to a decoder but holds only a window of a few rows, which moves down as the
 * decoder writes. So readers that know nothing of bands decode pictures of any size in little memory.
 *
 * <pre>
 *   rows:   0 1 2 3 | 4 5 6 7 | 8 9 …       window of 4 rows, base 4
 *           in sink   window    writing row 8 passes 4..7 to the sink and moves the base to 8
 * </pre>
 */
public final class SinkRaster extends WritableRaster {
    private final WritableRaster window;
    private final RowSink sink;
    private int passesLeft;
    private int lastRow = -1;
    private int base;

    /**
     * @param layout the samples of the window; its height is the number of rows that the decoder may leave unfinished
     * @param height rows of the whole picture
     * @param passes how often the decoder writes the picture, refined each time; only the last pass is passed on
     * @param sink receives the finished rows
     */
    public SinkRaster(SampleModel layout, int height, int passes, RowSink sink) {
        this(layout, Raster.createWritableRaster(layout, null), height, passes, sink);
    }

    private SinkRaster(SampleModel layout, WritableRaster window, int height, int passes, RowSink sink) {
        super(layout, window.getDataBuffer(), new Rectangle(0, 0, layout.getWidth(), height), new Point(0, 0), null);
        this.window = window;
        this.sink = sink;
        this.passesLeft = passes - 1;
    }

    @Override
    public void setRect(Raster source) {
        setRect(0, 0, source);
    }

    @Override
    public void setRect(int dx, int dy, Raster source) {
        int top = dy + source.getMinY();
        if (accepts(top, source.getHeight())) {
            window.setRect(dx, dy - base, source);
        }
    }

    @Override
    public void setDataElements(int x, int y, Raster source) {
        int top = y + source.getMinY();
        if (accepts(top, source.getHeight())) {
            window.setDataElements(x, y - base, source);
        }
    }

    @Override
    public void setPixel(int x, int y, int[] samples) {
        if (accepts(y, 1)) {
            window.setPixel(x, y - base, samples);
        }
    }

    /** Moves the window to the rows; false if they belong to a pass before the last. */
    private boolean accepts(int top, int rows) {
        if (passesLeft > 0 && top < lastRow) {
            passesLeft--;
        }
        lastRow = top;
        if (passesLeft > 0) {
            return false;
        }
        if (top < base) {
            throw new IllegalStateException("row " + top + " comes after row " + base);
        }
        while (top + rows > base + window.getHeight()) {
            flush(window.getHeight());
        }
        return true;
    }

    /**
     * Passes the remaining rows to the sink.
     *
     * @throws IOException if the decoder has not written the picture as often as its file has scans
     */
    public void finish() throws IOException {
        if (passesLeft > 0) {
            throw new IOException(passesLeft + " of its scans could not be decoded");
        }
        while (base < getHeight()) {
            flush(Math.min(window.getHeight(), getHeight() - base));
        }
    }

    private void flush(int rows) {
        try {
            sink.accept(window.createChild(0, 0, getWidth(), rows, 0, base, null));
        } catch (IOException e) {
            // A raster cannot throw checked exceptions. Whoever calls the decoder unwraps this.
            throw new UncheckedIOException(e);
        }
        base += rows;
    }
}
