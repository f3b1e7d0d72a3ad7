package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.util.Optional;

/** The rows of an image, in memory or in a scratch file; and an image in memory made of rows. */
public final class ImageRowStream implements RowStream {
    private final Plane colour;
    private final Optional<Plane> alpha;
    private final Surface surface;
    private int y;

    /** The rows of {@code image}, which lies on {@code surface}. */
    public ImageRowStream(Image image, Surface surface) {
        if (image.width() != surface.width() || image.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + surface.width() + "x" + surface.height());
        }
        this.colour = image.colourPlane();
        this.alpha = image.alphaPlane();
        this.surface = surface;
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return alpha.isEmpty() ? Image.CHANNELS : Image.CHANNELS + 1;
    }

    @Override
    public void next(float[] row) {
        if (y == surface.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        if (alpha.isEmpty()) {
            colour.row(y).copyTo(row, 0);
        } else {
            interleave(colour.row(y), alpha.get().row(y), row);
        }
        y++;
    }

    private void interleave(Row rgb, Row alphas, float[] row) {
        for (int x = 0; x < surface.width(); x++) {
            System.arraycopy(rgb.array(), rgb.offset() + x * Image.CHANNELS, row, x * channels(), Image.CHANNELS);
            row[x * channels() + Image.CHANNELS] = alphas.get(x);
        }
    }

    @Override
    public void close() {
        // The caller closes the image.
    }

    /** All of {@code rows}, clamped to 0..1, as an image in memory. */
    public static Image collect(RowStream rows) throws IOException {
        return collect(rows, rows.surface().height());
    }

    /** The next {@code count} of {@code rows}, clamped to 0..1, as an image in memory. */
    public static Image collect(RowStream rows, int count) throws IOException {
        int width = rows.surface().width();
        Image image = new Image(width, count).withAlpha(hasAlpha(rows) ? new float[width * count] : null);
        float[] row = new float[width * rows.channels()];
        for (int y = 0; y < count; y++) {
            rows.next(row);
            Row.of(row).clamp();
            separate(row, image, y);
        }
        return image;
    }

    private static boolean hasAlpha(RowStream rows) {
        return rows.channels() > Image.CHANNELS;
    }

    private static void separate(float[] row, Image image, int y) {
        if (!image.hasAlpha()) {
            System.arraycopy(row, 0, image.rgb(), image.index(0, y), row.length);
            return;
        }
        float[] alpha = image.alpha().orElseThrow();
        int channels = Image.CHANNELS + 1;
        for (int x = 0; x < image.width(); x++) {
            System.arraycopy(row, x * channels, image.rgb(), image.index(x, y), Image.CHANNELS);
            alpha[y * image.width() + x] = row[x * channels + Image.CHANNELS];
        }
    }
}
