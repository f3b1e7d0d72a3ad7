package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.RowSpan;
import java.util.stream.IntStream;

/**
 * Maps any whole pixel position, however far outside the image, to a stored pixel.
 *
 * <p>Columns of a sphere wrap. Rows fold at the poles: a row beyond a pole is a stored row, turned by half the width.
 * For W = 8 and H = 4:
 *
 * <pre>
 *            |&lt;------inside-------&gt;|
 * x:   -2 -1  0  1  2  3  4  5  6  7  8  9       y:        -2 -1  0  1  2  3  4  5
 * col:  6  7  0  1  2  3  4  5  6  7  0  1       row:       1  0  0  1  2  3  3  2
 *                                                turned:    y  y  n  n  n  n  y  y    (column + W/2)
 * </pre>
 *
 * <p>Where an image does not wrap, columns reflect about the edge (−1 → 0, −2 → 1). Where it does not reach a pole,
 * rows reflect without the turn. An odd width has no column exactly opposite: whole-pixel lookups turn by ⌊W/2⌋, half a
 * pixel short, while {@link SphereSampler} and {@link SphereResize} interpolate and are exact.
 *
 * @param width columns stored
 * @param height rows stored
 * @param wraps whether the last column meets the first
 * @param northPole whether the upper edge is a pole, which requires {@code wraps}
 * @param southPole whether the lower edge is a pole, which requires {@code wraps}
 */
public record Border(int width, int height, boolean wraps, boolean northPole, boolean southPole) {
    /** Rejects an empty image, and poles of an image that does not wrap. */
    public Border {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        if ((northPole || southPole) && !wraps) {
            throw new IllegalArgumentException("an edge can be a pole only if the image wraps around the sphere");
        }
    }

    /** The border of a full sphere. */
    public static Border full(int width, int height) {
        return new Border(width, height, true, true, true);
    }

    /** The border of a flat picture, which reflects at all four edges. */
    public static Border reflecting(int width, int height) {
        return new Border(width, height, false, false, false);
    }

    /** The stored row behind row {@code y}. */
    public int row(int y) {
        return fold(y, height);
    }

    /** The smallest span of stored rows that contains those behind rows {@code first} to {@code end} (exclusive). */
    public RowSpan rows(int first, int end) {
        int[] stored = IntStream.range(first, end).map(this::row).toArray();
        return new RowSpan(
                IntStream.of(stored).min().orElseThrow(),
                IntStream.of(stored).max().orElseThrow() + 1);
    }

    /** Whether row {@code y} lies across a pole, so that its columns are turned by half the width. */
    public boolean turned(int y) {
        int copy = Math.floorDiv(y, height);
        // Upwards from the image comes the upper edge first, then the lower, then the upper again.
        int north = copy < 0 ? (1 - copy) / 2 : copy / 2;
        int south = copy < 0 ? -copy / 2 : (copy + 1) / 2;
        return (northPole && north % 2 == 1) != (southPole && south % 2 == 1);
    }

    /** The stored column behind column {@code x} of a row inside the image. */
    public int column(int x) {
        return wraps ? Math.floorMod(x, width) : fold(x, width);
    }

    /** The stored column behind column {@code x} of row {@code y}. */
    public int column(int x, int y) {
        return column(turned(y) ? x + width / 2 : x);
    }

    private static int fold(int i, int length) {
        int m = Math.floorMod(i, 2 * length);
        return m < length ? m : 2 * length - 1 - m;
    }
}
