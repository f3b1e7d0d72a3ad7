package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.DreamOptions;
import java.util.List;

/**
 * The pictures of an atlas.
 *
 * @param layers the layers; empty: all layers whose blobs are larger than 1x1
 * @param channels number of strongest channels to draw for each layer, each as a tile dreamed from noise; &ge; 0
 * @param tile width and height of a tile in pixels; &ge; 32
 * @param tileSteps steps of gradient ascent for a tile; &ge; 1
 * @param sheets the format of the sheets, which show the tiles of a layer
 * @param dream options of the dreams
 * @param device what runs the net
 */
public record AtlasOptions(
        List<String> layers,
        int channels,
        int tile,
        int tileSteps,
        Sheets sheets,
        DreamOptions dream,
        DeviceChoice device) {
    /** The file format of sheets of tiles. */
    public enum Sheets {
        /** Lossless. */
        PNG,
        /** Smaller files. */
        JPG
    }

    /** The smallest size of a channel's tile, in pixels. */
    public static final int SMALLEST_TILE = 32;

    private static final AtlasOptions DEFAULTS =
            new AtlasOptions(List.of(), 6, 128, 40, Sheets.PNG, DreamOptions.defaults(), DeviceChoice.CPU);

    /** @throws IllegalArgumentException if a value is out of range */
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

    /** All layers, and a tile of 128 pixels for each of their six strongest channels. */
    public static AtlasOptions defaults() {
        return DEFAULTS;
    }
}
