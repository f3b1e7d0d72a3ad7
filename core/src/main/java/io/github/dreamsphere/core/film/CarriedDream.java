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
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dreams the frames of a film so that the dream moves with the picture. The first frame of a shot is dreamed fully. Each
 * later one starts from the detail of the frame before, moved along the optical flow (as Ruder, Dosovitskiy and Brox do
 * for styles, "Artistic style transfer for videos and spherical images", IJCV 2018), and dreams on with a few small
 * steps. What the frame before does not show is dreamed anew within a few frames. Detail is held as strong as it was in
 * the first frame, or once it was dreamed whole, because otherwise it would grow from frame to frame.
 */
public final class CarriedDream {
    /** The largest octaves that later frames and lost areas are dreamed in. */
    private static final int OCTAVES = 3;

    /** Lost areas smaller than this part of the surface get only the steps that every frame gets. */
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
     * @param frame 0..1, in memory
     * @param surface that of the frame, of its size: a full sphere or a plain picture
     * @throws IllegalArgumentException if the frame is a part of a sphere, has another size than the one before, or cannot
     *     be dreamed
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    public FilmFrame next(Optional<FilmState> before, Image frame, Surface surface, Progress progress) {
        Image reduced = FlowPair.reduced(frame, surface);
        if (before.isEmpty()) {
            return begin(0, frame, reduced, surface, progress);
        }
        FilmState state = before.get();
        requireSize(state, frame);
        FlowPair pair = pair(reduced, state.frame(), surface);
        LostAreas lost = LostAreas.of(pair);
        return lost.isCut()
                ? begin(state.frames(), frame, reduced, surface, progress)
                : new Carrying(state, frame, surface, pair, lost).dream(progress);
    }

    /**
     * Dreams a frame with which a shot begins.
     *
     * @param number of the frame in the film, from 0
     * @param frame as for {@link #next}
     */
    public FilmFrame first(int number, Image frame, Surface surface, Progress progress) {
        return begin(number, frame, FlowPair.reduced(frame, surface), surface, progress);
    }

    /**
     * The state after a frame that nothing was dreamed in. To dream the next frame from it takes as long as to dream any
     * frame within a shot, which tells how long a film will take.
     *
     * @param frames the number of frames that count as done
     * @param frame as for {@link #next}
     */
    public static FilmState undreamed(int frames, Image frame, Surface surface) {
        Image reduced = FlowPair.reduced(frame, surface);
        Image detail = new Image(frame.width(), frame.height());
        Growth growth = Growth.whole(Bands.of(detail, surface), surface.scaledTo(reduced.width(), reduced.height()));
        return new FilmState(frames, reduced, detail, growth.map());
    }

    /**
     * Whether a shot begins with {@code frame}. If so, {@link #next} dreams it as {@link #first} does.
     *
     * @param before the frame before it
     */
    public boolean isCut(Image before, Image frame, Surface surface) {
        Image reduced = FlowPair.reduced(frame, surface);
        return LostAreas.of(pair(reduced, FlowPair.reduced(before, surface), surface))
                .isCut();
    }

    /** The flow between two frames that have its size. */
    private FlowPair pair(Image frame, Image before, Surface surface) {
        return FlowPair.on(
                surface.scaledTo(frame.width(), frame.height()),
                frame,
                before,
                plan.options().headingDegrees().orElse(0.0));
    }

    /**
     * The dream of what the other eye sees of a frame: the dream of the first eye is carried over along the parallax, so
     * that both eyes see the same things, and only what the first eye does not see is dreamed.
     *
     * @param seen the state after the first eye's frame
     * @param frame what the other eye sees at that time, as large as the first eye's frame
     */
    public Image otherEye(FilmState seen, Image frame, Surface surface, Progress progress) {
        return new CarriedDream(plan, new Steadiness(1, 1))
                .next(Optional.of(seen), frame, surface, progress)
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
    private FilmFrame begin(int number, Image frame, Image reduced, Surface surface, Progress progress) {
        DreamPlan seeded = seeded(plan, number);
        Image dream = Dream.of(seeded).run(frame, surface, progress);
        Image detail = difference(dream, frame);
        Growth growth = Growth.whole(Bands.of(detail, surface), surface.scaledTo(reduced.width(), reduced.height()));
        return new FilmFrame(dream, new FilmState(number + 1, reduced, detail, growth.map()), true, 1);
    }

    /** Dreams a frame that shows what the frame before did. */
    private final class Carrying {
        private final FilmState state;
        private final Image frame;
        private final Surface surface;
        private final FlowPair pair;
        private final LostAreas lost;

        Carrying(FilmState state, Image frame, Surface surface, FlowPair pair, LostAreas lost) {
            this.state = state;
            this.frame = frame;
            this.surface = surface;
            this.pair = pair;
            this.lost = lost;
        }

        FilmFrame dream(Progress progress) {
            Growth growth = Growth.carried(state.growth(), pair, lost);
            Image dream = sum(frame, CarriedDetail.of(state.detail(), surface, pair, lost, growth));
            List<Aim> missing = missing(growth);
            if (!missing.isEmpty()) {
                dream = run(anew().withAims(missing), dream, progress);
            }
            if (steadiness.dreams(state.frames())) {
                dream = run(later(), dream, progress);
            }
            Image detail = difference(dream, frame);
            Image grown = growth.after(() -> Bands.of(detail, surface), !missing.isEmpty());
            return new FilmFrame(
                    dream, new FilmState(state.frames() + 1, pair.from(), detail, grown), false, lost.share());
        }

        private Image run(DreamPlan steps, Image start, Progress progress) {
            return Dream.of(seeded(steps, state.frames())).runFrom(start, frame, surface, progress);
        }

        /** The plan's aims that apply somewhere where the dream is not yet whole, restricted to that. */
        private List<Aim> missing(Growth growth) {
            Image unfinished = growth.unfinished();
            if (share(unfinished, pair.surface()) <= WORTH_REPAIR) {
                return List.of();
            }
            Mask where = new PictureMask(softened(unfinished, pair.surface()), "areas that come into sight");
            return aimsAt(where, surface);
        }
    }

    /** The part of a surface where a picture is white. */
    private static double share(Image picture, Surface surface) {
        double white = 0;
        double all = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                white += surface.area(y) * picture.get(x, y, 0);
                all += surface.area(y);
            }
        }
        return white / all;
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

    /** A part of a whole dream, for one of the frames in which what came into sight is dreamed. */
    private DreamPlan anew() {
        Integer[] steps = plan.options().steps().stream()
                .map(count -> (count + Growth.FRAMES - 1) / Growth.FRAMES)
                .toArray(Integer[]::new);
        return largest(plan.options().withSteps(steps));
    }

    /** The plan's aims that apply somewhere in {@code lost}, restricted to it. */
    private List<Aim> aimsAt(Mask lost, Surface surface) {
        List<Aim> aims = new ArrayList<>();
        for (Aim aim : plan.aims()) {
            Mask where = aim.where().<Mask>map(mask -> new Overlap(mask, lost)).orElse(lost);
            if (aim.where().isEmpty() || appliesSomewhere(where, surface)) {
                aims.add(new Aim(aim.objective(), aim.weight(), Optional.of(where)));
            }
        }
        return aims;
    }

    private static boolean appliesSomewhere(Mask mask, Surface surface) {
        HeapPlane weights = mask.weights(surface, Planes.inMemory()).toMemory();
        for (float weight : weights.samples()) {
            if (weight > 0) {
                return true;
            }
        }
        return false;
    }

    private static Image softened(Image areas, Surface surface) {
        SphereBlur.blur(areas, surface, REPAIR_EDGE);
        for (int i = 0; i < areas.rgb().length; i++) {
            areas.rgb()[i] = Math.min(1, REPAIR_GAIN * areas.rgb()[i]);
        }
        return areas;
    }

    private static DreamPlan seeded(DreamPlan plan, int number) {
        return plan.withOptions(plan.options().withSeed(plan.options().seed() + number));
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
