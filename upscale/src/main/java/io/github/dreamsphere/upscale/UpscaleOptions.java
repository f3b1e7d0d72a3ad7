package io.github.dreamsphere.upscale;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How to enlarge. Only the noise level and the turns change the result.
 *
 * @param noiseLevel how much noise and JPEG artefacts to remove, 0..3; 0: none; empty: as much as
 *     {@link io.github.dreamsphere.upscale.noise.CompressionMeter} finds in each picture
 * @param turns over which flips and rotations the result is averaged; half as many if the family has a {@linkplain
 *     io.github.dreamsphere.upscale.net.NetFamily.Member#slower slower network}
 * @param tileWidth the largest width of a tile, in pixels of the network's input picture
 * @param tileHeight the largest height of a tile
 * @param memory limit of memory in bytes, kept by smaller tiles if necessary; empty: no limit
 */
public record UpscaleOptions(OptionalInt noiseLevel, Turns turns, int tileWidth, int tileHeight, OptionalLong memory) {
    public UpscaleOptions {
        if (noiseLevel.isPresent() && (noiseLevel.getAsInt() < 0 || noiseLevel.getAsInt() > 3)) {
            throw new IllegalArgumentException("the noise level must be 0 to 3, was " + noiseLevel.getAsInt());
        }
        if (tileWidth < 1 || tileHeight < 1) {
            throw new IllegalArgumentException("a tile must be >= 1 pixel, was " + tileWidth + "x" + tileHeight);
        }
    }

    /** Noise is removed as far as it is found; no averaging, tiles of 256 pixels, no limit of memory. */
    public static UpscaleOptions defaults() {
        return new UpscaleOptions(OptionalInt.empty(), Turns.ONE, 256, 256, OptionalLong.empty());
    }

    public UpscaleOptions withNoiseLevel(int newLevel) {
        return new UpscaleOptions(OptionalInt.of(newLevel), turns, tileWidth, tileHeight, memory);
    }

    public UpscaleOptions withTurns(Turns newTurns) {
        return new UpscaleOptions(noiseLevel, newTurns, tileWidth, tileHeight, memory);
    }

    public UpscaleOptions withTile(int width, int height) {
        return new UpscaleOptions(noiseLevel, turns, width, height, memory);
    }

    public UpscaleOptions withMemory(long bytes) {
        return new UpscaleOptions(noiseLevel, turns, tileWidth, tileHeight, OptionalLong.of(bytes));
    }
}
