package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a picture is dreamed. The defaults are those of Google's notebook (google/deepdream, 2015).
 *
 * @param octaves the number of sizes at which the picture is dreamed, the smallest first; ≥ 1
 * @param octaveScale the ratio of each octave's size to that of the one before; &gt; 1, at most 16
 * @param steps steps of gradient ascent in each octave, the smallest octave first; the last number applies to all
 *     further octaves; each ≥ 0
 * @param stepSizes the mean change of a sample per step, in 1/255 of its range, for each octave as {@code steps}; each
 *     &gt; 0, at most 255
 * @param jitter how the tiles move from step to step
 * @param tile the target distance from tile to tile in pixels; ≥ {@value #MINIMUM_TILE}
 * @param tiles how the surface is cut
 * @param seed the seed of random numbers; the same seed gives the same picture
 */
public record DreamOptions(
        int octaves,
        double octaveScale,
        List<Integer> steps,
        List<Double> stepSizes,
        Jitter jitter,
        int tile,
        TileShape tiles,
        long seed) {
    /** The smallest tile: smaller ones would be mostly overlap. */
    public static final int MINIMUM_TILE = 64;

    /** Rejects values out of range. */
    public DreamOptions {
        require(octaves >= 1, "octaves must be >= 1, was ", octaves);
        require(octaveScale > 1 && octaveScale <= 16, "octave scale must be > 1 and <= 16, was ", octaveScale);
        require(!steps.isEmpty() && steps.stream().allMatch(n -> n >= 0), "steps must be >= 0, was ", list(steps));
        require(
                !stepSizes.isEmpty() && stepSizes.stream().allMatch(size -> size > 0 && size <= 255),
                "step size must be > 0 and <= 255, was ",
                list(stepSizes));
        require(tile >= MINIMUM_TILE, "tile must be >= " + MINIMUM_TILE + ", was ", tile);
        steps = List.copyOf(steps);
        stepSizes = List.copyOf(stepSizes);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + value);
        }
    }

    private static String list(List<?> values) {
        return values.isEmpty()
                ? "empty"
                : String.join(",", values.stream().map(String::valueOf).toList());
    }

    /** Google's: 4 octaves of ratio 1.4, 10 steps of 1.5, jitter 32; but tangent views of 512 pixels. Seed 0. */
    public static DreamOptions defaults() {
        return new DreamOptions(4, 1.4, List.of(10), List.of(1.5), Jitter.free(32), 512, TileShape.TANGENT, 0);
    }

    /** The steps of the octave of level {@code level}, see {@link DreamState#level}. */
    int stepsAt(int level) {
        return steps.get(Math.min(steps.size(), octaves - level) - 1);
    }

    /** The steps of all octaves smaller than that of level {@code level}, see {@link DreamState#level}. */
    public int stepsBefore(int level) {
        return IntStream.range(level + 1, octaves).map(this::stepsAt).sum();
    }

    /** The step size, in 1/255, of the octave of level {@code level}. */
    double stepSizeAt(int level) {
        return stepSizes.get(Math.min(stepSizes.size(), octaves - level) - 1);
    }

    /** These options with another number of octaves. */
    public DreamOptions withOctaves(int octaves) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with another ratio between octaves. */
    public DreamOptions withOctaveScale(double octaveScale) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with other numbers of steps, the smallest octave first. */
    public DreamOptions withSteps(Integer... steps) {
        return new DreamOptions(octaves, octaveScale, Arrays.asList(steps), stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with other step sizes in 1/255, the smallest octave first. */
    public DreamOptions withStepSize(Double... stepSizes) {
        return new DreamOptions(octaves, octaveScale, steps, Arrays.asList(stepSizes), jitter, tile, tiles, seed);
    }

    /** These options with tiles that move freely, and by at most {@code pixels} where they do not wrap; 0: never. */
    public DreamOptions withJitter(int pixels) {
        return withJitter(Jitter.free(pixels));
    }

    /** These options with another way to move the tiles. */
    public DreamOptions withJitter(Jitter jitter) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with another distance from tile to tile, in pixels. */
    public DreamOptions withTile(int tile) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with another way to cut the surface. */
    public DreamOptions withTiles(TileShape tiles) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }

    /** These options with another seed. */
    public DreamOptions withSeed(long seed) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, seed);
    }
}
