package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.image.Image;
import java.util.random.RandomGenerator;

/**
 * A surface cut into overlapping tiles of one size, at a place that can be moved. Values computed on the tiles are put
 * together again as their mean, weighted by smooth windows: {@link #clear}, {@link #blend} for every tile,
 * {@link #finish}. Not thread safe.
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

    /**
     * Copies what tile {@code tile} shows.
     *
     * @param image a picture of the surface
     * @param tile 0 ≤ tile &lt; count
     * @param rgb receives the tile, HWC, {@code height · width · 3} floats
     */
    void cut(Image image, int tile, float[] rgb);

    /** Whether any pixel of the surface that tile {@code tile} adds to weighs more than 0 in {@code weights}. */
    boolean touches(int tile, float[] weights);

    /** Zeroes {@code plane} (HWC, as large as the surface) for a new blending. */
    void clear(float[] plane);

    /** Adds the values of tile {@code tile}, laid out as {@link #cut} does, to {@code plane} by the tile's window. */
    void blend(float[] values, int tile, float[] plane);

    /** Ends a blending, once every tile was added: {@code plane} then holds the weighted means. */
    void finish(float[] plane);
}
