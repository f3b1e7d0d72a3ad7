package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.RowResampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.util.stream.IntStream;

/** Another source at another size, by Lanczos on its surface. Rows are resampled some at a time, in parallel. */
public final class ResampledRows implements RowSource {
    private static final int ROWS_AT_ONCE = 16;

    private final Surface surface;
    private final int channels;
    private final RowWindow window;
    private final RowResampler resampler;
    private final float[][] band;
    private int y;

    /** {@code source} at {@code width} × {@code height}; closes it. */
    public ResampledRows(RowSource source, int width, int height) {
        this.surface = source.surface().scaledTo(width, height);
        this.channels = source.channels();
        this.window = new RowWindow(source);
        this.resampler = new RowResampler(source.surface().border(), channels, width, height, ResampleFilter.LANCZOS3);
        this.band = new float[Math.min(ROWS_AT_ONCE, height)][width * channels];
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public void next(float[] row) throws IOException {
        if (y == surface.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        if (y % band.length == 0) {
            resampleBand();
        }
        System.arraycopy(band[y % band.length], 0, row, 0, band[0].length);
        y++;
    }

    private void resampleBand() throws IOException {
        int end = Math.min(y + band.length, surface.height());
        window.slide(resampler.firstRow(y), resampler.endRow(end - 1));
        IntStream.range(y, end).parallel().forEach(i -> resampler.row(i, window, band[i - y], 0));
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
