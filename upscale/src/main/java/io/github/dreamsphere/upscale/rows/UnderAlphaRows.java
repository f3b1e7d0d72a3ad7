package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/**
 * Rows with alpha whose fully transparent pixels take their colour from visible pixels nearby. Editors usually leave
 * black there, which any filter would mix into the edge and darken it.
 *
 * <p>The colour is the mean of all pixels within {@value #RADIUS} pixels that are not fully transparent, weighted by
 * alpha / distance⁴. A pixel with none so near keeps its colour, on which nothing visible depends.
 */
public final class UnderAlphaRows implements RowStream {
    /** The distance in pixels over which colour is carried: the receptive field of the widest of the usual networks. */
    static final int RADIUS = 8;

    private static final int CHANNELS = Image.CHANNELS + 1;

    private final Surface surface;
    private final Border border;
    private final StreamWindow window;
    private int y;

    /** The rows of {@code source}, which must have alpha and is closed with this. */
    public UnderAlphaRows(RowStream source) {
        if (source.channels() != CHANNELS) {
            throw new IllegalArgumentException("the source must have alpha");
        }
        this.surface = source.surface();
        this.border = surface.border();
        this.window = new StreamWindow(source);
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return CHANNELS;
    }

    @Override
    public void next(float[] row) throws IOException {
        if (y == surface.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        window.slide(y - RADIUS, y + RADIUS + 1);
        window.row(y).copyTo(row, 0);
        for (int x = 0; x < surface.width(); x++) {
            if (row[x * CHANNELS + 3] <= 0) {
                colour(x, row);
            }
        }
        y++;
    }

    private void colour(int x, float[] row) {
        float[] sum = new float[CHANNELS];
        for (int dy = -RADIUS; dy <= RADIUS; dy++) {
            float[] samples = window.row(border.row(y + dy)).array();
            for (int dx = -RADIUS; dx <= RADIUS; dx++) {
                int from = border.column(x + dx, y + dy) * CHANNELS;
                if (samples[from + 3] > 0) {
                    float squared = dx * dx + dy * dy;
                    add(samples, from, samples[from + 3] / (squared * squared), sum);
                }
            }
        }
        for (int c = 0; c < Image.CHANNELS && sum[3] > 0; c++) {
            row[x * CHANNELS + c] = sum[c] / sum[3];
        }
    }

    private static void add(float[] samples, int from, float weight, float[] sum) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            sum[c] += weight * samples[from + c];
        }
        sum[3] += weight;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
