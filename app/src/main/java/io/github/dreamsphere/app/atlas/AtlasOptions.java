package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.core.dream.DreamOptions;
import java.util.List;

/**
 * What an atlas shows.
 *
 * @param layers the layers, in order; empty: every layer there is something to dream with
 * @param channels how many of each layer's strongest channels grow a tile from noise; ≥ 0
 * @param tile the tiles' edge in pixels; ≥ 32
 * @param tileSteps steps of ascent from noise to a tile; ≥ 1
 * @param sheets how the sheets of tiles are kept
 * @param dream how the dreams are dreamed
 */
public record AtlasOptions(
        List<String> layers, int channels, int tile, int tileSteps, Sheets sheets, DreamOptions dream) {
    /** How sheets of tiles are kept. */
    public enum Sheets {
        /** As they are. */
        PNG,
        /** Small. */
        JPG
    }

    private static final int SMALLEST_TILE = 32;

    /** Refuses values out of range. */
    public AtlasOptions {
        layers = List.copyOf(layers);
        if (channels < 0) {
            throw new IllegalArgumentException("channels must be >= 0, was " + channels);
        }
        if (tileSteps < 1) {
            throw new IllegalArgumentException("tile steps must be >= 1, was " + tileSteps);
        }
        if (tile < SMALLEST_TILE) {
            throw new IllegalArgumentException("tile must be >= " + SMALLEST_TILE + ", was " + tile);
        }
    }
}
