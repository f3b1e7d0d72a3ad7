package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Google's deep dream on a sphere (Mordvintsev, Olah, Tyka, "Inceptionism", 2015): the picture is made small, changed
 * step by step so that the objective rises, and what has changed, the detail, is carried to the next larger octave.
 */
public final class Dream {
    /** What happens before an octave draws its random numbers as the step before the first. */
    private static final int BEFORE = -1;

    private final Plane picture;
    private final Surface surface;
    private final DreamPlan plan;
    private final Planes planes;
    private final DreamListener listener;
    private final DreamProgress progress;
    private final Octaves octaves;

    private Dream(
            Plane picture, Surface surface, DreamPlan plan, Planes planes, DreamListener listener, Progress progress) {
        int width = picture.rowLength() / Image.CHANNELS;
        if (width != surface.width() || picture.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the picture's size " + width + "x"
                    + picture.height() + ", was " + surface.width() + "x" + surface.height());
        }
        this.picture = picture;
        this.surface = surface;
        this.plan = plan;
        this.planes = planes;
        this.listener = listener;
        this.octaves = Octaves.of(surface, plan);
        plan.checkMasks(surface, planes);
        this.progress = new DreamProgress(progress, octaves, plan);
    }

    /** Google's dream of {@code objective}, as {@link #run(Image, Surface, DreamPlan, DreamListener, Progress)}. */
    public static Image run(
            Image picture, Surface surface, Objective objective, DreamOptions options, Progress progress) {
        return run(picture, surface, DreamPlan.of(objective, options), DreamListener.NONE, progress);
    }

    /**
     * Dreams {@code picture}, all of it in memory.
     *
     * @param picture sRGB 0..1; not changed
     * @param surface what the picture lies on, of the picture's size
     * @return a new image of the same size, 0..1, with the picture's alpha
     * @throws IllegalArgumentException if the picture is too small for the objective, or a mask does not fit it
     * @throws Cancelled within a tile of {@code progress} being cancelled, after the listener has heard of it
     */
    public static Image run(Image picture, Surface surface, DreamPlan plan, DreamListener listener, Progress progress) {
        return image(picture, run(picture.plane(), surface, plan, Planes.inMemory(), listener, progress));
    }

    /**
     * Dreams a picture of any size.
     *
     * @param picture sRGB 0..1, HWC; not changed
     * @param planes where all other planes are made; where they are makes no difference to the result
     * @return a new plane of the same size, 0..1
     * @throws IllegalArgumentException if the picture is too small for the objective, or a mask does not fit it
     * @throws Cancelled within a tile of {@code progress} being cancelled, after the listener has heard of it
     */
    public static Plane run(
            Plane picture, Surface surface, DreamPlan plan, Planes planes, DreamListener listener, Progress progress) {
        return new Dream(picture, surface, plan, planes, listener, progress).from(Optional.empty());
    }

    /**
     * Goes on with a dream of {@code picture} from a state of it, to the same end as if it had not been interrupted.
     *
     * @param state taken over: its planes are changed
     * @throws IllegalArgumentException if the state cannot be one of this dream
     */
    public static Image resume(
            DreamState state,
            Image picture,
            Surface surface,
            DreamPlan plan,
            DreamListener listener,
            Progress progress) {
        return image(picture, resume(state, picture.plane(), surface, plan, Planes.inMemory(), listener, progress));
    }

    /** As the other, of a picture of any size. */
    public static Plane resume(
            DreamState state,
            Plane picture,
            Surface surface,
            DreamPlan plan,
            Planes planes,
            DreamListener listener,
            Progress progress) {
        return new Dream(picture, surface, plan, planes, listener, progress).from(Optional.of(state));
    }

    private static Image image(Image picture, Plane dream) {
        float[] rgb = ((HeapPlane) dream).samples();
        float[] alpha = picture.alpha().map(float[]::clone).orElse(null);
        return new Image(picture.width(), picture.height(), rgb).withAlpha(alpha);
    }

    private Plane from(Optional<DreamState> start) {
        Optional<DreamState> before = start.map(octaves::check);
        for (Octave octave : before.map(DreamState::level).map(octaves::from).orElse(octaves.list())) {
            Plane base = octave.base(picture, surface, plan, planes);
            DreamState state = entered(octave, base, before);
            climb(state, base, octave);
            state.memory().forEach(Plane::close);
            if (octave.level() > 0) {
                state.dream().add(base, -1);
            } else if (base != picture) {
                layOver(base, picture, state.dream());
            }
            if (base != picture) {
                base.close();
            }
            before = Optional.of(state);
        }
        return before.orElseThrow().dream();
    }

    /** The state an octave goes on from: an interrupted one of its own, or a new one on the detail of the octave before. */
    private DreamState entered(Octave octave, Plane base, Optional<DreamState> before) {
        if (before.isEmpty()) {
            Plane copy = planes.make(base.height(), base.rowLength());
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

    /** Lays what was dreamed on {@code base} over {@code picture} instead; what did not dream is the picture's own. */
    private static void layOver(Plane base, Plane picture, Plane dream) {
        dream.changeEachRow((y, row) -> {
            Plane.Row under = base.row(y);
            Plane.Row over = picture.row(y);
            for (int k = 0; k < dream.rowLength(); k++) {
                int i = row.from() + k;
                row.samples()[i] = Math.min(1, Math.max(0, row.samples()[i] - under.get(k) + over.get(k)));
            }
        });
    }

    private DreamState begin(Octave octave, Plane dream) {
        return new DreamState(octave.level(), 0, dream, plan.shaping().rule().remember(dream, planes));
    }

    /** One octave: steps of gradient ascent. */
    private void climb(DreamState start, Plane base, Octave octave) {
        progress.enter(octave);
        Plane dream = start.dream();
        Tiles tiles = octave.tiles(plan);
        DreamState state = start;
        try (SurfaceGradient gradient = new SurfaceGradient(octave.surface(), plan, tiles, planes)) {
            Ascent ascent = new Ascent(octave, plan, base, gradient.coverage(), start.memory());
            ascent.begin(dream);
            if (start.step() == 0) {
                listener.octaveBegins(start);
            }
            for (int step = start.step(); step < octave.steps(plan); step++) {
                int now = step;
                tiles.move(octave.random(plan, step));
                double value = gradient.compute(dream, (tile, count) -> progress.enter(now, tile, count));
                ascent.step(dream, gradient.plane(), step);
                state = new DreamState(octave.level(), step + 1, dream, start.memory());
                listener.stepDone(state, value);
            }
            ascent.finish(dream);
        } catch (Cancelled cancelled) {
            listener.interrupted(state);
            throw cancelled;
        }
    }

    private Plane carried(Plane detail, Octave from, Octave to) {
        int width = to.surface().width();
        int height = to.surface().height();
        // Near a pole the linear filter would dull along the meridians only; on tiles of the picture it is Google's.
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
