package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/** How strong a dream is from place to place: the root mean square of the detail in the surroundings. */
final class Strength {
    /** Strength is kept at a quarter of the size of the flow. */
    private static final int COARSER = 4;

    /** The standard deviation of the surroundings, in cells: 3° on a sphere. */
    private static final double SURROUNDINGS = 2;

    private final Surface cells;
    private final SphereSampler sampler;

    private Strength(Surface cells, Image map) {
        this.cells = cells;
        this.sampler = new SphereSampler(map, cells.border());
    }

    /**
     * The strength of {@code detail}.
     *
     * @param surface that of the flow
     */
    static Strength of(Image detail, Surface surface) {
        int width = Math.min(detail.width(), Math.max(1, surface.width() / COARSER));
        int height = Math.min(detail.height(), Math.max(1, surface.height() / COARSER));
        Surface cells = surface.scaledTo(width, height);
        Image squares = new Image(width, height);
        IntStream.range(0, height).parallel().forEach(row -> addSquares(detail, row, squares));
        SphereBlur.blur(squares, cells, SURROUNDINGS);
        for (int i = 0; i < squares.rgb().length; i++) {
            squares.rgb()[i] = (float) Math.sqrt(Math.max(0, squares.rgb()[i]));
        }
        return new Strength(cells, squares);
    }

    /** Sets the cells of a row to the mean squares of the pixels in them. */
    private static void addSquares(Image detail, int row, Image squares) {
        int top = (int) ((long) row * detail.height() / squares.height());
        int bottom = (int) ((row + 1L) * detail.height() / squares.height());
        for (int column = 0; column < squares.width(); column++) {
            int left = (int) ((long) column * detail.width() / squares.width());
            int right = (int) ((column + 1L) * detail.width() / squares.width());
            double sum = 0;
            for (int y = top; y < bottom; y++) {
                for (int i = detail.index(left, y); i < detail.index(left, y) + (right - left) * Image.CHANNELS; i++) {
                    sum += detail.rgb()[i] * detail.rgb()[i];
                }
            }
            float mean = (float) (sum / ((long) (bottom - top) * (right - left) * Image.CHANNELS));
            for (int c = 0; c < Image.CHANNELS; c++) {
                squares.set(column, row, c, mean);
            }
        }
    }

    /** The strength at (x, y), as parts of the picture's edges. */
    float at(double x, double y, float[] scratch) {
        sampler.bilinear(x * cells.width(), y * cells.height(), scratch, 0);
        return scratch[0];
    }
}
