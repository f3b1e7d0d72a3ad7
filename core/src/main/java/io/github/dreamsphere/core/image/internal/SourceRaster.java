package io.github.dreamsphere.core.image.internal;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster that looks like the whole picture to an encoder but holds only a window of a few rows, which is filled anew
 * when the encoder reads rows below it. The counterpart of {@link SinkRaster}.
 */
public final class SourceRaster extends WritableRaster {
    private final WritableRaster window;
    private final RowSource source;
    private int base;
    private int filled;

    /**
     * @param layout the samples of the window; its height is the number of rows that are read at once
     * @param height rows of the whole picture
     * @param source supplies the rows
     */
    public SourceRaster(SampleModel layout, int height, RowSource source) {
        this(layout, Raster.createWritableRaster(layout, null), height, source);
    }

    private SourceRaster(SampleModel layout, WritableRaster window, int height, RowSource source) {
        super(layout, window.getDataBuffer(), new Rectangle(0, 0, layout.getWidth(), height), new Point(0, 0), null);
        this.window = window;
        this.source = source;
    }

    @Override
    public Raster createChild(int x, int y, int width, int height, int childX, int childY, int[] bands) {
        moveTo(y, height);
        return window.createChild(x, y - base, width, height, childX, childY, bands);
    }

    @Override
    public int[] getPixels(int x, int y, int width, int height, int[] samples) {
        moveTo(y, height);
        return window.getPixels(x, y - base, width, height, samples);
    }

    @Override
    public Object getDataElements(int x, int y, int width, int height, Object samples) {
        moveTo(y, height);
        return window.getDataElements(x, y - base, width, height, samples);
    }

    private void moveTo(int row, int rows) {
        if (row < base || rows > 1) {
            throw new IllegalStateException("rows " + row + ".." + (row + rows - 1) + " were read at row " + base);
        }
        while (row >= base + filled) {
            base += filled;
            filled = Math.min(window.getHeight(), getHeight() - base);
            fill();
        }
    }

    private void fill() {
        try {
            source.read(base, window.createWritableChild(0, 0, getWidth(), filled, 0, 0, null));
        } catch (IOException e) {
            // A raster cannot throw checked exceptions. Whoever calls the encoder unwraps this.
            throw new UncheckedIOException(e);
        }
    }
}
