package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a picture is dreamed. Most defaults are those of Google's notebook (google/deepdream, 2015).
 *
 * @param octaves the number of sizes at which the picture is dreamed, the smallest first; ≥ 1; empty: as many as make
 *     the smallest about as large as Google's, so that pictures of every size show things of the same size, see {@link
 *     #on}
 * @param octaveScale the ratio of each octave's size to that of the one before; &gt; 1, at most 16
 * @param steps steps of gradient ascent in each octave, the smallest octave first; the last number applies to all
 *     further octaves; each ≥ 0
 * @param stepSizes the mean change of a sample per step, in 1/255 of its range, for each octave as {@code steps}; each
 *     &gt; 0, at most 255
 * @param jitter how the tiles move from step to step
 * @param tile the target distance from tile to tile in pixels; ≥ {@value #MINIMUM_TILE}
 * @param tiles how the surface is cut
 * @param headingDegrees where the dream faces, in degrees to the right of the sphere's centre: what grows far up or down
 *     stands for one who looks there from this heading, if tiles are upright; random places count from here, too; empty:
 *     0, but see {@link #facing}
 * @param seed the seed of random numbers; the same seed gives the same picture
 */
public record DreamOptions(
        Optional<Integer> octaves,
        double octaveScale,
        List<Integer> steps,
        List<Double> stepSizes,
        Jitter jitter,
        int tile,
        TileShape tiles,
        Optional<Double> headingDegrees,
        long seed) {
    /** The smallest tile: smaller ones would be mostly overlap. */
    public static final int MINIMUM_TILE = 64;

    /** The largest heading in degrees, to either side. */
    public static final double MOST_DEGREES = 360;

    /** The largest ratio of an octave's size to that of the one before. */
    public static final double LARGEST_OCTAVE_SCALE = 16;

    /** The largest step size, in 1/255. */
    public static final double LARGEST_STEP_SIZE = 255;

    /** Pixels around a sphere in the smallest octave: 2048 / 1.4³. */
    private static final int SPHERE_WIDTH = 746;

    /** Pixels along a plain picture's shorter edge in the smallest octave: 574 / 1.4³. */
    private static final int FLAT_EDGE = 209;

    /** Rejects values out of range. */
    public DreamOptions {
        require(octaves.orElse(1) >= 1, "octaves must be >= 1, was ", octaves.orElse(1));
        require(
                octaveScale > 1 && octaveScale <= LARGEST_OCTAVE_SCALE,
                "octave scale must be > 1 and <= 16, was ",
                octaveScale);
        require(!steps.isEmpty() && steps.stream().allMatch(n -> n >= 0), "steps must be >= 0, was ", list(steps));
        require(
                !stepSizes.isEmpty() && stepSizes.stream().allMatch(size -> size > 0 && size <= LARGEST_STEP_SIZE),
                "step size must be > 0 and <= 255, was ",
                list(stepSizes));
        require(tile >= MINIMUM_TILE, "tile must be >= " + MINIMUM_TILE + ", was ", tile);
        headingDegrees.ifPresent(degrees ->
                require(Math.abs(degrees) <= MOST_DEGREES, "heading must be -360..360 degrees, was ", degrees));
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

    /**
     * Google's: octaves of ratio 1.4, 10 steps of 1.5, jitter 32; but upright views of 512 pixels, and 20 steps in the
     * smallest octave, which take little time and make things clearer. Seed 0.
     */
    public static DreamOptions defaults() {
        return new DreamOptions(
                Optional.empty(),
                1.4,
                List.of(20, 10),
                List.of(1.5),
                Jitter.free(32),
                512,
                TileShape.UPRIGHT,
                Optional.empty(),
                0);
    }

    /**
     * These options with the number of octaves for {@code surface}, if they have none: as many as bring a sphere's
     * width nearest to 746 pixels (2048 in four octaves), or a plain picture's shorter edge nearest to 209 pixels
     * (1024x574, the size of Google's example, in four octaves). A part of a sphere has as many octaves as the whole.
     */
    public DreamOptions on(Surface surface) {
        return octaves.isPresent() ? this : withOctaves(usualOctaves(surface));
    }

    private int usualOctaves(Surface surface) {
        double reduction = surface instanceof Equirectangular sphere
                ? sphere.fullWidth() / SPHERE_WIDTH
                : Math.min(surface.width(), surface.height()) / (double) FLAT_EDGE;
        return 1 + (int) Math.max(0, Math.round(Math.log(reduction) / Math.log(octaveScale)));
    }

    /** These options with the heading {@code degrees}, if they have none and their tiles are upright. */
    public DreamOptions facing(double degrees) {
        return headingDegrees.isPresent() || tiles != TileShape.UPRIGHT ? this : withHeading(Optional.of(degrees));
    }

    /** The tiles of {@code surface} at their initial place. */
    Tiles tilesOver(Surface surface) {
        return tiles.over(surface, tile, jitter, Math.toRadians(headingDegrees.orElse(0.0)));
    }

    /** Tiles of exactly {@code size} pixels along each edge, otherwise as these; empty: the surface is too small. */
    Optional<Tiles> tilesOver(Surface surface, int size) {
        return tiles.exactlyOver(surface, size, jitter, Math.toRadians(headingDegrees.orElse(0.0)));
    }

    /** The number of octaves. */
    int octaveCount() {
        return octaves.orElseThrow(() -> new IllegalStateException("the number of octaves depends on the picture"));
    }

    /** The steps of the octave of level {@code level}, see {@link DreamState#level}. */
    int stepsAt(int level) {
        return steps.get(Math.min(steps.size(), octaveCount() - level) - 1);
    }

    /** The steps of all octaves smaller than that of level {@code level}, see {@link DreamState#level}. */
    public int stepsBefore(int level) {
        return IntStream.range(level + 1, octaveCount()).map(this::stepsAt).sum();
    }

    /** The step size, in 1/255, of the octave of level {@code level}. */
    double stepSizeAt(int level) {
        return stepSizes.get(Math.min(stepSizes.size(), octaveCount() - level) - 1);
    }

    /** These options with another number of octaves. */
    public DreamOptions withOctaves(int octaves) {
        return withOctaves(Optional.of(octaves));
    }

    /** These options with another number of octaves; empty: as many as the picture's size calls for. */
    public DreamOptions withOctaves(Optional<Integer> octaves) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with another ratio between octaves. */
    public DreamOptions withOctaveScale(double octaveScale) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with other numbers of steps, the smallest octave first. */
    public DreamOptions withSteps(Integer... steps) {
        return new DreamOptions(
                octaves, octaveScale, Arrays.asList(steps), stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with other step sizes in 1/255, the smallest octave first. */
    public DreamOptions withStepSize(Double... stepSizes) {
        return new DreamOptions(
                octaves, octaveScale, steps, Arrays.asList(stepSizes), jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with tiles that move freely, and by at most {@code pixels} where they do not wrap; 0: never. */
    public DreamOptions withJitter(int pixels) {
        return withJitter(Jitter.free(pixels));
    }

    /** These options with another way to move the tiles. */
    public DreamOptions withJitter(Jitter jitter) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with another distance from tile to tile, in pixels. */
    public DreamOptions withTile(int tile) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with another way to cut the surface. */
    public DreamOptions withTiles(TileShape tiles) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }

    /** These options with another heading, in degrees to the right of the sphere's centre. */
    public DreamOptions withHeading(double degrees) {
        return withHeading(Optional.of(degrees));
    }

    /** These options with another heading, in degrees to the right of the sphere's centre; empty: the usual one. */
    public DreamOptions withHeading(Optional<Double> degrees) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, degrees, seed);
    }

    /** These options with another seed. */
    public DreamOptions withSeed(long seed) {
        return new DreamOptions(octaves, octaveScale, steps, stepSizes, jitter, tile, tiles, headingDegrees, seed);
    }
}
