package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/** The rows of an image in memory, and an image in memory made of rows. */
public final class ImageRows implements RowSource {
    private final Image image;
    private final Surface surface;
    private final float[] alpha;
    private int y;

    /** The rows of {@code image}, which lies on {@code surface}. */
    public ImageRows(Image image, Surface surface) {
        if (image.width() != surface.width() || image.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + surface.width() + "x" + surface.height());
        }
        this.image = image;
        this.surface = surface;
        this.alpha = image.alpha().orElse(null);
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return alpha == null ? Image.CHANNELS : Image.CHANNELS + 1;
    }

    @Override
    public void next(float[] row) {
        if (y == image.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        int width = image.width();
        if (alpha == null) {
            System.arraycopy(image.rgb(), image.index(0, y), row, 0, width * Image.CHANNELS);
        } else {
            for (int x = 0; x < width; x++) {
                System.arraycopy(image.rgb(), image.index(x, y), row, x * 4, Image.CHANNELS);
                row[x * 4 + 3] = alpha[y * width + x];
            }
        }
        y++;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    /** All of {@code rows}, clamped to 0..1, as an image. */
    public static Image collect(RowSource rows) throws IOException {
        return collect(rows, rows.surface().height());
    }

    /** The next {@code count} of {@code rows}, clamped to 0..1, as an image. */
    public static Image collect(RowSource rows, int count) throws IOException {
        int width = rows.surface().width();
        Image image = new Image(width, count);
        float[] alpha = rows.channels() == 4 ? new float[width * count] : null;
        float[] row = new float[width * rows.channels()];
        for (int y = 0; y < count; y++) {
            rows.next(row);
            for (int x = 0; x < width; x++) {
                int from = x * rows.channels();
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, clamped(row[from + c]));
                }
                if (alpha != null) {
                    alpha[y * width + x] = clamped(row[from + 3]);
                }
            }
        }
        return image.withAlpha(alpha);
    }

    private static float clamped(float v) {
        return Math.min(1, Math.max(0, v));
    }
}
