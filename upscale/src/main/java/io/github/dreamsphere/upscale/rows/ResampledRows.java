package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.RowResampler;
import java.io.IOException;
import java.util.stream.IntStream;

/** Rows resized by Lanczos on their surface, several at a time in parallel. */
public final class ResampledRows extends RowsAhead {
    private static final int ROWS_AT_ONCE = 16;

    private final StreamWindow window;
    private final RowResampler resampler;

    /** {@code source}, resized to {@code width} × {@code height} pixels; closed with this. */
    public ResampledRows(RowStream source, int width, int height) {
        super(source.surface().scaledTo(width, height), source.channels(), Math.min(ROWS_AT_ONCE, height));
        this.window = new StreamWindow(source);
        this.resampler =
                new RowResampler(source.surface().border(), channels(), width, height, ResampleFilter.LANCZOS3);
    }

    @Override
    protected void make(int first, float[][] band) throws IOException {
        int end = Math.min(first + band.length, surface().height());
        window.slide(resampler.firstRow(first), resampler.endRow(end - 1));
        IntStream.range(first, end).parallel().forEach(i -> resampler.resample(i, window, Row.of(band[i - first])));
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
