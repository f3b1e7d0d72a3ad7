package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.tile.TileShape;

/**
 * How a picture is dreamed. The defaults are those of Google's notebook (google/deepdream, 2015).
 *
 * @param octaves how many sizes the picture is dreamed at, the smallest first; ≥ 1
 * @param octaveScale how much larger each octave is than the one before; &gt; 1
 * @param steps steps of gradient ascent in each octave; ≥ 0
 * @param stepSize how far a step goes on average, in 1/255 of the range of a pixel; &gt; 0
 * @param jitter how far the tiles move from step to step across edges that do not wrap, in pixels; round the sphere
 *     they move freely; 0: they never move
 * @param tile the distance from tile to tile aimed at, in pixels; ≥ {@value #MINIMUM_TILE}
 * @param tiles how the surface is cut
 * @param seed where the random numbers begin; the same seed gives the same picture
 */
public record DreamOptions(
        int octaves, double octaveScale, int steps, double stepSize, int jitter, int tile, TileShape tiles, long seed) {
    /** Tiles nearer to each other than this would be mostly overlap. */
    public static final int MINIMUM_TILE = 64;

    /** Refuses values out of range. */
    public DreamOptions {
        require(octaves >= 1, "octaves must be >= 1, was ", octaves);
        require(octaveScale > 1 && octaveScale <= 16, "octave scale must be > 1 and <= 16, was ", octaveScale);
        require(steps >= 0, "steps must be >= 0, was ", steps);
        require(stepSize > 0 && stepSize <= 255, "step size must be > 0 and <= 255, was ", stepSize);
        require(jitter >= 0, "jitter must be >= 0, was ", jitter);
        require(tile >= MINIMUM_TILE, "tile must be >= " + MINIMUM_TILE + ", was ", tile);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + value);
        }
    }

    /** Google's: 4 octaves 1.4 apart, 10 steps of 1.5, jitter 32; tiles of 512, seed 0. */
    public static DreamOptions defaults() {
        return new DreamOptions(4, 1.4, 10, 1.5, 32, 512, TileShape.EQUIRECT, 0);
    }

    /** These options with another number of octaves. */
    public DreamOptions withOctaves(int octaves) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another ratio between octaves. */
    public DreamOptions withOctaveScale(double octaveScale) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another number of steps an octave. */
    public DreamOptions withSteps(int steps) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another step size, in 1/255. */
    public DreamOptions withStepSize(double stepSize) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another jitter, in pixels. */
    public DreamOptions withJitter(int jitter) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another tile stride, in pixels. */
    public DreamOptions withTile(int tile) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another way to cut the surface. */
    public DreamOptions withTiles(TileShape tiles) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }

    /** These options with another seed. */
    public DreamOptions withSeed(long seed) {
        return new DreamOptions(octaves, octaveScale, steps, stepSize, jitter, tile, tiles, seed);
    }
}
