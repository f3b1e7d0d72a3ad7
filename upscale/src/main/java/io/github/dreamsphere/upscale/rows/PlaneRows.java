package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Optional;

/** The rows of planes, which may lie in a scratch file. */
public final class PlaneRows implements RowSource {
    private final Surface surface;
    private final Plane colour;
    private final Optional<Plane> alpha;
    private int y;

    /**
     * The rows of a picture that lies on {@code surface}.
     *
     * @param colour HWC, of the surface's size
     * @param alpha one float a pixel, if it has alpha
     */
    public PlaneRows(Surface surface, Plane colour, Optional<Plane> alpha) {
        if (colour.rowLength() != surface.width() * Image.CHANNELS || colour.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the picture's size "
                    + colour.rowLength() / Image.CHANNELS + "x" + colour.height() + ", was " + surface.width() + "x"
                    + surface.height());
        }
        this.surface = surface;
        this.colour = colour;
        this.alpha = alpha;
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return alpha.isPresent() ? Image.CHANNELS + 1 : Image.CHANNELS;
    }

    @Override
    public void next(float[] row) {
        if (y == surface.height()) {
            throw new IllegalStateException("all " + y + " rows were read");
        }
        Plane.Row rgb = colour.row(y);
        if (alpha.isEmpty()) {
            System.arraycopy(rgb.samples(), rgb.from(), row, 0, colour.rowLength());
        } else {
            interleave(rgb, alpha.get().row(y), row);
        }
        y++;
    }

    private void interleave(Plane.Row rgb, Plane.Row transparency, float[] row) {
        int channels = channels();
        for (int x = 0; x < surface.width(); x++) {
            System.arraycopy(rgb.samples(), rgb.from() + x * Image.CHANNELS, row, x * channels, Image.CHANNELS);
            row[x * channels + Image.CHANNELS] = transparency.get(x);
        }
    }

    @Override
    public void close() {
        // The planes are their maker's to close.
    }
}
