package io.github.dreamsphere.upscale.tile;

/**
 * The tiles along one edge of a picture: side by side from pixel 0, all of one size. The last may extend beyond the
 * picture, by fewer pixels than the number of tiles times the alignment.
 *
 * @param length pixels of the picture
 * @param count tiles
 * @param size pixels of a tile
 */
public record AdjacentTiles(int length, int count, int size) {
    /** Tiles of at most {@code largest} pixels, rounded up to a multiple of {@code alignment}. */
    static AdjacentTiles of(int length, int largest, int alignment) {
        int count = ceilDiv(length, roundUp(largest, alignment));
        return new AdjacentTiles(length, count, roundUp(ceilDiv(length, count), alignment));
    }

    /** The first pixel of tile {@code i}. */
    int start(int i) {
        return i * size;
    }

    /** One more than the last picture pixel of tile {@code i}. */
    int end(int i) {
        return Math.min(length, (i + 1) * size);
    }

    private static int roundUp(int n, int step) {
        return ceilDiv(n, step) * step;
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
