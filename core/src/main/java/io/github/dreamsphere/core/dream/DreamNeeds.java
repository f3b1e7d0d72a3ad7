package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.stream.IntStream;

/**
 * What a dream needs, by the sizes of things; the net's memory is not among it.
 *
 * @param planeBytes of all planes at the largest octave, the picture's own too: memory, or room in a scratch file
 * @param rowBytes of the rows of planes in a scratch file that must be in memory together
 * @param tilePixels pixels of all tiles of all steps of all octaves, for each aim
 * @param stateBytes of a {@link DreamState} at the largest octave
 */
public record DreamNeeds(long planeBytes, long rowBytes, long tilePixels, long stateBytes) {
    /** What a pyramid of a plane takes beside it: a coarser one, the enlarged of it, and so on, at most. */
    private static final double PYRAMID = 1.7;

    /** What dreaming a picture on {@code surface} needs; throws as {@link Dream#run}. */
    public static DreamNeeds of(Surface surface, DreamPlan plan) {
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
                plane * (1 + remembered(plan)));
    }

    private static long stepPixels(Tiles tiles) {
        return (long) tiles.width() * tiles.height() * tiles.count();
    }

    /** Planes as large as the picture: itself, as views see it, its dream and the gradient, and what the plan adds. */
    private static double planes(Octave largest, DreamPlan plan) {
        Shaping shaping = plan.shaping();
        double planes = largest.seenInViews(plan) ? 4 : 3;
        planes += plan.aims().size() > 1 ? 1 : 0;
        planes += remembered(plan);
        planes += shaping.smoothing() instanceof GradientSmoothing.Gaussian ? 1 : 0;
        planes += shaping.smoothing() instanceof GradientSmoothing.LaplacianPyramid ? PYRAMID : 0;
        long masks = plan.aims().stream().filter(aim -> aim.where().isPresent()).count();
        // A mask has one channel; all together are another, and painting one takes a picture for a while.
        return masks == 0 ? planes : planes + (masks + 1.0) / Image.CHANNELS + 1;
    }

    private static int remembered(DreamPlan plan) {
        return plan.shaping().rule() instanceof AscentRule.Adam ? 2 : 0;
    }

    /** A flat picture's twist takes its rows from anywhere. */
    private static long twistedRows(Surface surface, DreamPlan plan) {
        boolean anywhere =
                surface instanceof Flat && plan.shaping().bumps().stream().anyMatch(Bump.Twist.class::isInstance);
        return anywhere ? (long) surface.width() * surface.height() * Image.CHANNELS * Float.BYTES : 0;
    }

    /** The picture's rows and the gradient's with their weights, of the tile that spans most. */
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
