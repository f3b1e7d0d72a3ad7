package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a dream needs, computed from sizes alone; without the net's memory.
 *
 * @param planeBytes bytes of all planes at the largest octave, the picture's included; in memory or in a scratch file
 * @param rowBytes bytes of the rows that must be in memory together if planes are in a scratch file
 * @param tilePixels pixels of all tiles of all steps of all octaves, summed over the aims
 * @param stateBytes bytes of a {@link DreamState} at the largest octave
 * @param octaves the picture's surface in each octave, the smallest first
 */
public record DreamNeeds(long planeBytes, long rowBytes, long tilePixels, long stateBytes, List<Surface> octaves) {
    /** The most that a Laplacian pyramid takes beside its plane, in planes of that size. */
    private static final double PYRAMID = 1.7;

    /** What the dream of a picture on {@code surface} needs; throws as {@link Dream#run}. */
    public static DreamNeeds of(Surface surface, DreamPlan dream) {
        DreamPlan plan = dream.on(surface);
        Octaves octaves = Octaves.of(surface, plan);
        long pixels = octaves.list().stream()
                .mapToLong(octave -> stepPixels(octave.tiles(plan)) * octave.steps(plan))
                .sum();
        long plane = (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES;
        Octave largest = new Octave(0, surface);
        Tiles tiles = largest.tiles(plan);
        return new DreamNeeds(
                (long) (plane * planes(largest, plan)),
                Math.max(rows(tiles, surface), twistedRows(surface, plan)),
                pixels * plan.aims().size(),
                plane * (1 + remembered(plan)),
                octaves.list().stream().map(Octave::surface).toList());
    }

    private static long stepPixels(Tiles tiles) {
        return (long) tiles.width() * tiles.height() * tiles.count();
    }

    /**
     * The number of planes of the picture's size: the picture, its copy for views, its dream, the gradient, and those
     * of the plan's options.
     */
    private static double planes(Octave largest, DreamPlan plan) {
        Shaping shaping = plan.shaping();
        double planes = largest.seenInViews(plan) ? 4 : 3;
        planes += plan.aims().size() > 1 ? 1 : 0;
        planes += remembered(plan);
        planes += shaping.smoothing() instanceof GradientSmoothing.Gaussian ? 1 : 0;
        planes += shaping.smoothing() instanceof GradientSmoothing.LaplacianPyramid ? PYRAMID : 0;
        long masks = plan.aims().stream().filter(aim -> aim.where().isPresent()).count();
        // Each mask has one channel, so has their sum; making one takes a picture for a while.
        return masks == 0 ? planes : planes + (masks + 1.0) / Image.CHANNELS + 1;
    }

    private static int remembered(DreamPlan plan) {
        return plan.shaping().rule() instanceof AscentRule.Adam ? 2 : 0;
    }

    /** A flat picture's twist needs all rows at once. */
    private static long twistedRows(Surface surface, DreamPlan plan) {
        boolean anywhere =
                surface instanceof Flat && plan.shaping().bumps().stream().anyMatch(Bump.Twist.class::isInstance);
        return anywhere ? (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES : 0;
    }

    /** The rows of the picture and of the gradient, with their weights, for the tile that spans the most rows. */
    private static long rows(Tiles tiles, Surface surface) {
        int most = IntStream.range(0, tiles.count())
                .mapToObj(tiles::rows)
                .mapToInt(DreamNeeds::length)
                .max()
                .orElse(0);
        return (long) most * surface.width() * (2 * Image.CHANNELS + 2) * Float.BYTES;
    }

    private static int length(RowSpan span) {
        return span.end() - span.first();
    }
}
