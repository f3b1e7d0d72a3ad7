package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import java.util.random.RandomGenerator;

/**
 * A surface cut into overlapping tiles of one size, at a place that can be moved. Values computed on the tiles are put
 * together again as their mean, weighted by smooth windows, by {@link #blend} for every tile. They come from top to
 * bottom, so that only some rows of a picture need be in memory at a time. Not thread safe.
 */
public sealed interface Tiles permits TileGrid, TangentViews {
    /** Width of every tile in pixels. */
    int width();

    /** Height of every tile in pixels. */
    int height();

    /** How many tiles cover the surface at the present place. */
    int count();

    /** Moves all tiles together to a place drawn from {@code random}. */
    void move(RandomGenerator random);

    /** The stored rows that tile {@code tile} reads and adds to; tiles are in the order of the first of them. */
    RowSpan rows(int tile);

    /** Whether several tiles' windows must be summed and divided by, as they do not sum to 1 by themselves. */
    boolean weighted();

    /**
     * Copies what tile {@code tile} shows.
     *
     * @param image a picture of the surface, HWC; the tile's rows of it must be there
     * @param tile 0 ≤ tile &lt; count
     * @param rgb receives the tile, HWC, {@code height · width · 3} floats
     */
    void cut(Rows image, int tile, float[] rgb);

    /**
     * Whether any pixel of the surface that tile {@code tile} adds to weighs more than 0.
     *
     * @param weights one a pixel; the tile's rows must be there
     */
    boolean touches(int tile, Rows weights);

    /** Adds the values of tile {@code tile}, laid out as {@link #cut} does, to {@code sums} by the tile's window. */
    void blend(float[] values, int tile, RowSums sums);
}
