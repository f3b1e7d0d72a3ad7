package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A surface cut into overlapping tiles of one size, which can be moved together. Values computed on the tiles are
 * joined by {@link #blend} for every tile: as their mean, weighted by smooth windows. Tiles are ordered from top to
 * bottom, so that only some rows of a picture need be in memory at a time. Not thread safe.
 */
public sealed interface Tiles permits TileGrid, TangentViews {
    /** Width of every tile in pixels. */
    int width();

    /** Height of every tile in pixels. */
    int height();

    /** The number of tiles that cover the surface at the current place. */
    int count();

    /** Moves all tiles together to a place drawn from {@code random}. */
    void move(RandomGenerator random);

    /** The stored rows that tile {@code tile} reads and adds to; tiles are ordered by the first of these rows. */
    RowSpan rows(int tile);

    /** Whether the windows of overlapping tiles do not sum to 1, so that sums must be divided by them. */
    boolean weighted();

    /**
     * Copies or samples the pixels of tile {@code tile}.
     *
     * @param image a picture of the surface, HWC, with at least the tile's rows
     * @param tile 0 ≤ tile &lt; count
     * @param rgb receives the tile, HWC, {@code height · width · 3} floats
     */
    void cut(Rows image, int tile, float[] rgb);

    /**
     * Whether the weight of any pixel of the surface that tile {@code tile} adds to is above 0.
     *
     * @param weights one a pixel, with at least the tile's rows
     */
    boolean touches(int tile, Rows weights);

    /**
     * Adds the values of tile {@code tile}, laid out as by {@link #cut} and weighted by the tile's window, to {@code
     * sums}.
     */
    void blend(float[] values, int tile, RowSums sums);

    /** The tiles at their current place as views of a sphere; empty if they are rectangles of its picture. */
    default Optional<FlatViews> views() {
        return Optional.empty();
    }
}
