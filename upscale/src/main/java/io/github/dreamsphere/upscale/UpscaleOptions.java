package io.github.dreamsphere.upscale;

import java.util.OptionalLong;

/**
 * How to enlarge; none of these but the noise level and the averaging changes the result.
 *
 * @param noiseLevel how much noise and JPEG artefacts to remove, 0..3; 0: none
 * @param averaged whether to average over eight flips and turns, at eight times the work
 * @param tileWidth the width of a tile at most, in pixels of the picture a network is given
 * @param tileHeight the height of a tile at most
 * @param memory bytes of memory to keep to, by smaller tiles if it must be
 */
public record UpscaleOptions(int noiseLevel, boolean averaged, int tileWidth, int tileHeight, OptionalLong memory) {
    public UpscaleOptions {
        if (noiseLevel < 0 || noiseLevel > 3) {
            throw new IllegalArgumentException("the noise level must be 0 to 3, was " + noiseLevel);
        }
        if (tileWidth < 1 || tileHeight < 1) {
            throw new IllegalArgumentException("a tile must be >= 1 pixel, was " + tileWidth + "x" + tileHeight);
        }
    }

    /** No noise removed, not averaged, tiles of 256 pixels, memory as it comes. */
    public static UpscaleOptions defaults() {
        return new UpscaleOptions(0, false, 256, 256, OptionalLong.empty());
    }

    public UpscaleOptions withNoiseLevel(int newLevel) {
        return new UpscaleOptions(newLevel, averaged, tileWidth, tileHeight, memory);
    }

    public UpscaleOptions withAveraged(boolean newAveraged) {
        return new UpscaleOptions(noiseLevel, newAveraged, tileWidth, tileHeight, memory);
    }

    public UpscaleOptions withTile(int width, int height) {
        return new UpscaleOptions(noiseLevel, averaged, width, height, memory);
    }

    public UpscaleOptions withMemory(long bytes) {
        return new UpscaleOptions(noiseLevel, averaged, tileWidth, tileHeight, OptionalLong.of(bytes));
    }
}
