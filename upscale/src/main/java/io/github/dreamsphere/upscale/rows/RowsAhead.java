package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/** A stream that computes several rows at once. */
public abstract class RowsAhead implements RowStream {
    private final Surface surface;
    private final int channels;
    private final float[][] band;
    private int y;

    /**
     * A stream of rows on {@code surface}.
     *
     * @param channels 3, or 4 with alpha
     * @param rows the number of rows computed at once, at least 1; fewer at the end
     */
    protected RowsAhead(Surface surface, int channels, int rows) {
        this.surface = surface;
        this.channels = channels;
        this.band = new float[rows][surface.width() * channels];
    }

    /** Computes the rows from {@code first} on, as many as {@code band} has or are left. */
    protected abstract void make(int first, float[][] band) throws IOException;

    @Override
    public final Surface surface() {
        return surface;
    }

    @Override
    public final int channels() {
        return channels;
    }

    @Override
    public final void next(float[] row) throws IOException {
        if (y == surface.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        if (y % band.length == 0) {
            make(y, band);
        }
        System.arraycopy(band[y % band.length], 0, row, 0, band[0].length);
        y++;
    }
}
