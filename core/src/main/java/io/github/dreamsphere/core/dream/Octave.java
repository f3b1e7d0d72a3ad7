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
 * One of the sizes a picture is dreamed at.
 *
 * @param level how often the picture was divided by the octave scale; 0 is full size
 * @param surface the picture's surface at this size
 */
record Octave(int level, Surface surface) {
    /**
     * {@code picture} at this octave's size, and as views shall see it: itself if that is so, otherwise a new plane. What
     * is finer along a row than across would be dreamed on as rays about the poles.
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

    /** Whether views of a sphere see it, not tiles of the picture. */
    boolean seenInViews(DreamPlan plan) {
        return plan.options().tiles().cutsViews(surface);
    }

    /** This octave's tiles, not yet moved. */
    Tiles tiles(DreamPlan plan) {
        DreamOptions options = plan.options();
        return options.tiles().over(surface, options.tile(), options.jitter(), plan.turn());
    }

    /** How many steps this octave takes. */
    int steps(DreamPlan plan) {
        return plan.options().stepsAt(level);
    }

    /** The random numbers of one step; they depend on nothing but the seed and the step's place in the dream. */
    SplittableRandom random(DreamPlan plan, int step) {
        long steps = new SplittableRandom(plan.options().seed()).nextLong();
        long octave = new SplittableRandom(steps + level).nextLong();
        return new SplittableRandom(octave + step);
    }
}
