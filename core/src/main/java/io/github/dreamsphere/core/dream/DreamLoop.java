package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One run of a dream: the picture is reduced, changed step by step so that the objective rises, and the change, the
 * detail, is carried to the next larger octave.
 */
final class DreamLoop {
    /** Number of the step whose random numbers are drawn before an octave's first step. */
    private static final int BEFORE = -1;

    private final Plane start;
    private final Plane picture;
    private final Surface surface;
    private final DreamPlan plan;
    private final Planes planes;
    private final DreamListener listener;
    private final DreamProgress progress;
    private final Octaves octaves;

    DreamLoop(Dream dream, Plane start, Plane picture, Surface surface, Progress progress) {
        requireSize(start, surface);
        requireSize(picture, surface);
        this.start = start;
        this.picture = picture;
        this.surface = surface;
        this.plan = dream.plan().on(surface);
        this.planes = dream.planes();
        this.listener = dream.listener();
        this.octaves = Octaves.of(surface, plan);
        plan.checkMasks(surface, planes);
        this.progress = new DreamProgress(progress, octaves, plan);
    }

    private static void requireSize(Plane picture, Surface surface) {
        if (picture.width() != surface.width() || picture.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the picture's size " + picture.width() + "x"
                    + picture.height() + ", was " + surface.width() + "x" + surface.height());
        }
    }

    /** Dreams from {@code interrupted} on, or from the smallest octave; returns the dream at full size. */
    Plane from(Optional<DreamState> interrupted) {
        Optional<DreamState> before = interrupted.map(octaves::check);
        for (Octave octave : before.map(DreamState::level).map(octaves::from).orElse(octaves.list())) {
            Plane base = octave.base(start, surface, plan, planes);
            Plane original = start == picture ? base : octave.base(picture, surface, plan, planes);
            DreamState state = entered(octave, base, before);
            climb(state, base, original, octave);
            state.memory().forEach(Plane::close);
            if (octave.level() > 0) {
                state.dream().add(base, -1);
            } else if (base != start) {
                layOver(base, start, state.dream());
            }
            if (original != base && original != picture) {
                original.close();
            }
            if (base != start) {
                base.close();
            }
            before = Optional.of(state);
        }
        return before.orElseThrow().dream();
    }

    /**
     * The state in which an octave starts: its own interrupted state, or a new one with the detail of the octave
     * before.
     */
    private DreamState entered(Octave octave, Plane base, Optional<DreamState> before) {
        if (before.isEmpty()) {
            Plane copy = planes.like(base);
            copy.copy(base);
            return begin(octave, copy);
        }
        DreamState state = before.get();
        if (state.level() == octave.level()) {
            return state;
        }
        Plane dream = carried(state.dream(), octaves.before(octave), octave);
        state.dream().close();
        dream.add(base, 1);
        return begin(octave, bumped(dream, octave));
    }

    /**
     * Moves the detail dreamed on {@code base} onto {@code start}; where nothing was dreamed, the result equals the start.
     */
    private static void layOver(Plane base, Plane start, Plane dream) {
        dream.changeEachRow((y, row) -> {
            Row under = base.row(y);
            Row over = start.row(y);
            for (int i = 0; i < row.length(); i++) {
                row.set(i, Math.min(1, Math.max(0, row.get(i) - under.get(i) + over.get(i))));
            }
        });
    }

    private DreamState begin(Octave octave, Plane dream) {
        return new DreamState(octave.level(), 0, dream, plan.shaping().rule().remember(dream, planes));
    }

    /** Runs one octave: steps of gradient ascent. */
    private void climb(DreamState begun, Plane base, Plane original, Octave octave) {
        progress.enter(octave);
        Tiles tiles = octave.tiles(plan);
        Climb.Pictures pictures = new Climb.Pictures(begun.dream(), base, original, begun.memory());
        try (Climb climb = Climb.of(octave, plan, tiles, pictures, planes)) {
            climb.begin();
            if (begun.step() == 0) {
                listener.octaveBegins(new LiveState(begun, climb));
            }
            climb(begun, climb, tiles, octave);
            climb.finish();
        }
    }

    private void climb(DreamState begun, Climb climb, Tiles tiles, Octave octave) {
        LiveState state = new LiveState(begun, climb);
        try {
            for (int step = begun.step(); step < octave.steps(plan) && !progress.enough(); step++) {
                int now = step;
                tiles.move(octave.random(plan, step));
                double value = climb.step(step, (tile, count) -> progress.enter(now, tile, count));
                state = new LiveState(new DreamState(octave.level(), step + 1, begun.dream(), begun.memory()), climb);
                listener.stepDone(state, value);
            }
        } catch (Cancelled cancelled) {
            listener.interrupted(state);
            throw cancelled;
        }
    }

    private Plane carried(Plane detail, Octave from, Octave to) {
        int width = to.surface().width();
        int height = to.surface().height();
        // Near a pole the linear filter would blur along meridians only; for tiles of the picture it is Google's
        // choice.
        ResampleFilter filter = to.seenInViews(plan) ? ResampleFilter.LANCZOS3 : ResampleFilter.BILINEAR;
        return SphereResize.resize(detail, from.surface().border(), width, height, filter, planes);
    }

    private Plane bumped(Plane dream, Octave octave) {
        SplittableRandom random = octave.random(plan, BEFORE);
        Plane bumped = dream;
        for (Bump bump : plan.shaping().bumps()) {
            Plane before = bumped;
            bumped = bump.apply(before, octave.surface(), random.nextLong(), planes);
            before.close();
        }
        return bumped;
    }
}
