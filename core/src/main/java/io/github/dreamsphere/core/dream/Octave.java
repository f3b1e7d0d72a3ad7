package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.EvenDetail;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.SplittableRandom;

/**
 * One of the sizes at which a picture is dreamed.
 *
 * @param level how many times the picture was divided by the octave scale; 0: full size
 * @param surface the picture's surface at this size
 */
record Octave(int level, Surface surface) {
    private static final double PIXEL_RANGE = 255;

    /**
     * The picture to dream on at this octave's size: {@code picture} itself if nothing has to change, otherwise a new
     * plane. For views, detail that is finer along rows than across is removed; it would be dreamed on as rays around
     * the poles.
     */
    Plane base(Plane picture, Surface full, DreamPlan plan, Planes planes) {
        boolean views = seenInViews(plan);
        if (surface.equals(full) && !views) {
            return picture;
        }
        Plane base = SphereResize.resize(
                picture, full.border(), surface.width(), surface.height(), ResampleFilter.LANCZOS3, planes);
        if (views) {
            EvenDetail.level(base, surface);
        }
        return base;
    }

    /** Whether views of a sphere are dreamed, rather than tiles of the picture. */
    boolean seenInViews(DreamPlan plan) {
        return plan.options().tiles().cutsViews(surface);
    }

    /** This octave's tiles at their initial place. */
    Tiles tiles(DreamPlan plan) {
        return plan.tilesOver(surface)
                .orElseThrow(() -> new IllegalStateException("an octave too small for its tiles was not left out"));
    }

    /** The number of this octave's steps. */
    int steps(DreamPlan plan) {
        return plan.options().stepsAt(level);
    }

    /** The mean change of a sample in a step, where samples are 0..1. */
    float stepSize(DreamPlan plan) {
        return (float) (plan.options().stepSizeAt(level) / PIXEL_RANGE);
    }

    /** The random numbers of one step; they depend only on the seed, the octave's level and the step. */
    SplittableRandom random(DreamPlan plan, int step) {
        long steps = new SplittableRandom(plan.options().seed()).nextLong();
        long octave = new SplittableRandom(steps + level).nextLong();
        return new SplittableRandom(octave + step);
    }
}
