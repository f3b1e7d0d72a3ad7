package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/** The rows of a picture file, or of one of its parts: stereo photographs have one eye's part above the other's. */
public final class BandRowStream implements RowStream {
    private static final int ROWS_AT_ONCE = 32;

    private final BandReader reader;
    private final Surface surface;
    private ImageRowStream band;
    private int bandLeft;
    private int left;

    /**
     * The next {@code surface.height()} rows of {@code reader}, which is not closed: after these rows, the next part
     * can be read from it.
     */
    public BandRowStream(BandReader reader, Surface surface) {
        if (surface.width() != reader.width() || surface.height() > reader.rowsLeft()) {
            throw new IllegalArgumentException("a surface of " + surface.width() + "x" + surface.height()
                    + " does not fit what is left of a file, " + reader.width() + "x" + reader.rowsLeft());
        }
        this.reader = reader;
        this.surface = surface;
        this.left = surface.height();
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public int channels() {
        return reader.hasAlpha() ? Image.CHANNELS + 1 : Image.CHANNELS;
    }

    @Override
    public void next(float[] row) throws IOException {
        if (left == 0) {
            throw new IllegalStateException("all " + surface.height() + " rows were read");
        }
        if (bandLeft == 0) {
            Image image = reader.read(Math.min(ROWS_AT_ONCE, left));
            bandLeft = image.height();
            band = new ImageRowStream(image, new Flat(image.width(), image.height()));
        }
        band.next(row);
        bandLeft--;
        left--;
    }

    @Override
    public void close() {
        // The caller closes the reader.
    }
}
