package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Optional;

/**
 * Google's deep dream on a sphere (Mordvintsev, Olah, Tyka, "Inceptionism", 2015): the picture is made small, changed
 * step by step so that the objective rises, and what has changed, the detail, is carried to the next larger octave.
 */
public final class Dream {
    /** What happens before an octave draws its random numbers as the step before the first. */
    private static final int BEFORE = -1;

    private final Image picture;
    private final Surface surface;
    private final DreamPlan plan;
    private final DreamListener listener;
    private final DreamProgress progress;
    private final Octaves octaves;

    private Dream(Image picture, Surface surface, DreamPlan plan, DreamListener listener, Progress progress) {
        if (picture.width() != surface.width() || picture.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the picture's size " + picture.width() + "x"
                    + picture.height() + ", was " + surface.width() + "x" + surface.height());
        }
        this.picture = picture;
        this.surface = surface;
        this.plan = plan;
        this.listener = listener;
        this.octaves = Octaves.of(surface, plan);
        plan.checkMasks(surface);
        this.progress = new DreamProgress(progress, octaves, plan);
    }

    /** Google's dream of {@code objective}, as {@link #run(Image, Surface, DreamPlan, DreamListener, Progress)}. */
    public static Image run(
            Image picture, Surface surface, Objective objective, DreamOptions options, Progress progress) {
        return run(picture, surface, DreamPlan.of(objective, options), DreamListener.NONE, progress);
    }

    /**
     * Dreams {@code picture}.
     *
     * @param picture sRGB 0..1; not changed
     * @param surface what the picture lies on, of the picture's size
     * @return a new image of the same size, 0..1, with the picture's alpha
     * @throws IllegalArgumentException if the picture is too small for the objective, or a mask does not fit it
     * @throws Cancelled within a tile of {@code progress} being cancelled, after the listener has heard of it
     */
    public static Image run(Image picture, Surface surface, DreamPlan plan, DreamListener listener, Progress progress) {
        return new Dream(picture, surface, plan, listener, progress).from(Optional.empty());
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
        return new Dream(picture, surface, plan, listener, progress).from(Optional.of(state));
    }

    private Image from(Optional<DreamState> start) {
        DreamState state = start.map(octaves::check).orElseGet(this::first);
        for (Octave octave : octaves.from(state.level())) {
            Image base = octave.base(picture, surface);
            if (state.level() != octave.level()) {
                Image dream = carried(state.dream(), octaves.before(octave), octave);
                add(dream, base, 1);
                state = begin(octave, bumped(dream, octave));
            }
            climb(state, base, octave);
            if (octave.level() > 0) {
                add(state.dream(), base, -1);
            }
        }
        return state.dream().withAlpha(picture.alpha().map(float[]::clone).orElse(null));
    }

    private DreamState first() {
        Octave octave = octaves.list().get(0);
        Image base = octave.base(picture, surface);
        return begin(octave, base == picture ? base.copy() : base);
    }

    private DreamState begin(Octave octave, Image dream) {
        return new DreamState(octave.level(), 0, dream, plan.shaping().rule().remember(dream.rgb().length));
    }

    /** One octave: steps of gradient ascent. */
    private void climb(DreamState start, Image base, Octave octave) {
        progress.enter(octave);
        Image dream = start.dream();
        Tiles tiles = octave.tiles(plan);
        DreamState state = start;
        try (SurfaceGradient gradient = new SurfaceGradient(octave.surface(), plan, tiles)) {
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

    private static Image carried(Image detail, Octave from, Octave to) {
        int width = to.surface().width();
        int height = to.surface().height();
        return SphereResize.resize(detail, from.surface().border(), width, height, ResampleFilter.BILINEAR);
    }

    private Image bumped(Image dream, Octave octave) {
        return plan.shaping()
                .bump()
                .map(bump -> bump.apply(
                        dream, octave.surface(), octave.random(plan, BEFORE).nextLong()))
                .orElse(dream);
    }

    private static void add(Image target, Image other, float factor) {
        for (int i = 0; i < target.rgb().length; i++) {
            target.rgb()[i] += factor * other.rgb()[i];
        }
    }
}
