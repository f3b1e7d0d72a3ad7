package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Overlap;
import io.github.dreamsphere.core.dream.PictureMask;
import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereBlur;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dreams the frames of a film so that the dream moves with the picture. The first frame of a shot is dreamed fully. Each
 * later one starts from the detail of the frame before, moved along the optical flow (as Ruder, Dosovitskiy and Brox do
 * for styles, "Artistic style transfer for videos and spherical images", IJCV 2018), and dreams on with a few small
 * steps. What the frame before does not show is dreamed anew, and the detail is held as strong as in the first frame,
 * because otherwise it would grow from frame to frame.
 */
public final class CarriedDream {
    /** The largest octaves that later frames and lost areas are dreamed in. */
    private static final int OCTAVES = 3;

    /** Steps in each octave of a lost area. */
    private static final int REPAIR_STEPS = 2;

    /** Lost areas smaller than this part of the sphere get only the steps that every frame gets. */
    private static final double WORTH_REPAIR = 0.0005;

    /** The standard deviation, in pixels at the size of the flow, of the edges between which a lost area is dreamed. */
    private static final double REPAIR_EDGE = 3;

    /** By how much blurred edges are widened. */
    private static final float REPAIR_GAIN = 2f;

    private final DreamPlan plan;
    private final Steadiness steadiness;

    /**
     * @param plan how the first frame of a shot is dreamed; later frames take its aims and its shaping, but no bumps
     * @param steadiness how the film is held steady
     */
    public CarriedDream(DreamPlan plan, Steadiness steadiness) {
        this.plan = plan;
        this.steadiness = steadiness;
    }

    /**
     * Dreams the next frame.
     *
     * @param before the state after the frame before; empty: the film begins
     * @param frame a full sphere, 0..1, in memory
     * @throws IllegalArgumentException if the frame is not a full sphere, has another size than the one before, or cannot be
     *     dreamed
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    public FilmFrame next(Optional<FilmState> before, Image frame, Progress progress) {
        Image reduced = FlowPair.reduced(frame);
        if (before.isEmpty()) {
            return begin(0, frame, reduced, progress);
        }
        FilmState state = before.get();
        requireSize(state, frame);
        FlowPair pair = FlowPair.between(
                reduced, state.frame(), plan.options().headingDegrees().orElse(0.0));
        LostAreas lost = LostAreas.of(pair);
        return lost.isCut()
                ? begin(state.frames(), frame, reduced, progress)
                : carry(state, frame, pair, lost, progress);
    }

    /**
     * The dream of what the other eye sees of a frame: the dream of the first eye is carried over along the parallax, so
     * that both eyes see the same things, and only what the first eye does not see is dreamed.
     *
     * @param seen the state after the first eye's frame
     * @param frame what the other eye sees at that time, as large as the first eye's frame
     */
    public Image otherEye(FilmState seen, Image frame, Progress progress) {
        return new CarriedDream(plan, new Steadiness(1, 1))
                .next(Optional.of(seen), frame, progress)
                .dream();
    }

    private static void requireSize(FilmState state, Image frame) {
        if (state.detail().width() != frame.width() || state.detail().height() != frame.height()) {
            throw new IllegalArgumentException("frames of a film have one size; after "
                    + state.detail().width() + "x" + state.detail().height() + " came " + frame.width() + "x"
                    + frame.height());
        }
    }

    /** The first frame of a shot. */
    private FilmFrame begin(int number, Image frame, Image reduced, Progress progress) {
        DreamPlan seeded = seeded(plan, number);
        Image dream = Dream.of(seeded).run(frame, surface(frame), progress);
        Image detail = difference(dream, frame);
        return new FilmFrame(dream, new FilmState(number + 1, reduced, detail, Strength.of(detail)), true, 1);
    }

    private FilmFrame carry(FilmState state, Image frame, FlowPair pair, LostAreas lost, Progress progress) {
        Image carried = CarriedDetail.of(state.detail(), pair, lost, state.strength());
        Image dream = sum(frame, carried);
        if (lost.share() > WORTH_REPAIR) {
            dream = repaired(dream, frame, lost, state.frames(), progress);
        }
        if (steadiness.dreams(state.frames())) {
            dream = Dream.of(seeded(later(), state.frames())).runFrom(dream, frame, surface(frame), progress);
        }
        FilmState next = new FilmState(state.frames() + 1, pair.from(), difference(dream, frame), state.strength());
        return new FilmFrame(dream, next, false, lost.share());
    }

    /** How the first frame of a shot is dreamed. */
    public DreamPlan plan() {
        return plan;
    }

    /** How frames after the first of a shot are dreamed; empty if they only carry the dream on. */
    public Optional<DreamPlan> steps() {
        return steadiness.steady() < 1 ? Optional.of(later()) : Optional.empty();
    }

    /** One frame in this many dreams. */
    public int every() {
        return steadiness.every();
    }

    /** One small step in each of the largest octaves. */
    private DreamPlan later() {
        DreamOptions options = plan.options();
        Double[] sizes = options.stepSizes().stream()
                .map(size -> size * (1 - steadiness.steady()))
                .toArray(Double[]::new);
        return largest(options.withSteps(1).withStepSize(sizes[sizes.length - 1]));
    }

    private DreamPlan largest(DreamOptions options) {
        int octaves = Math.min(OCTAVES, options.octaves().orElse(OCTAVES));
        return plan.withOptions(options.withOctaves(octaves))
                .withShaping(plan.shaping().withBumps());
    }

    /** Dreams what is lost, and nothing else, on top of {@code start}. */
    private Image repaired(Image start, Image frame, LostAreas lost, int number, Progress progress) {
        List<Aim> aims = aimsAt(new PictureMask(softened(lost), "lost areas"), surface(frame));
        if (aims.isEmpty()) {
            return start;
        }
        DreamPlan anew = largest(plan.options().withSteps(REPAIR_STEPS)).withAims(aims);
        return Dream.of(seeded(anew, number)).runFrom(start, frame, surface(frame), progress);
    }

    /** The plan's aims that apply somewhere in {@code lost}, restricted to it. */
    private List<Aim> aimsAt(Mask lost, Equirectangular surface) {
        List<Aim> aims = new ArrayList<>();
        for (Aim aim : plan.aims()) {
            Mask where = aim.where().<Mask>map(mask -> new Overlap(mask, lost)).orElse(lost);
            if (aim.where().isEmpty() || appliesSomewhere(where, surface)) {
                aims.add(new Aim(aim.objective(), aim.weight(), Optional.of(where)));
            }
        }
        return aims;
    }

    private static boolean appliesSomewhere(Mask mask, Equirectangular surface) {
        HeapPlane weights = mask.weights(surface, Planes.inMemory()).toMemory();
        for (float weight : weights.samples()) {
            if (weight > 0) {
                return true;
            }
        }
        return false;
    }

    private static Image softened(LostAreas lost) {
        Image soft = lost.picture();
        Equirectangular sphere = surface(soft);
        SphereBlur.blur(soft, sphere, REPAIR_EDGE);
        for (int i = 0; i < soft.rgb().length; i++) {
            soft.rgb()[i] = Math.min(1, REPAIR_GAIN * soft.rgb()[i]);
        }
        return soft;
    }

    private static DreamPlan seeded(DreamPlan plan, int number) {
        return plan.withOptions(plan.options().withSeed(plan.options().seed() + number));
    }

    private static Equirectangular surface(Image image) {
        return new Equirectangular(image.width(), image.height());
    }

    private static Image difference(Image dream, Image frame) {
        Image detail = new Image(frame.width(), frame.height());
        for (int i = 0; i < detail.rgb().length; i++) {
            detail.rgb()[i] = dream.rgb()[i] - frame.rgb()[i];
        }
        return detail;
    }

    private static Image sum(Image frame, Image detail) {
        Image sum = new Image(frame.width(), frame.height());
        for (int i = 0; i < sum.rgb().length; i++) {
            sum.rgb()[i] = Math.min(1, Math.max(0, frame.rgb()[i] + detail.rgb()[i]));
        }
        return sum;
    }
}
