package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The views of a live dream, one after the other: flat views about the gaze, wide ones for large shapes and narrow ones for
 * detail in turn, each a few steps up the objective. Not thread safe.
 */
public final class GazeViews implements AutoCloseable {
    private static final int SIZE = 288;
    /** Steps in a view. */
    static final int STEPS = 5;
    /** Levels of 255 that a pixel moves in a step, on average: Google's. */
    private static final float STEP_SIZE = 1.5f / 255;

    /** The first view is narrow, so that its dream is seen soon. */
    private static final double[] FOVS = {Math.toRadians(45), Math.toRadians(100), Math.toRadians(70)};

    /** Consecutive seeds would begin alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Height of the sphere to take a first step in. */
    private static final int WARM_UP = 64;

    private static final double WANDER = Math.toRadians(12);

    private final Rotation imageFromWorld;
    private final Objective.Session session;
    private final Optional<ViewAscent> device;
    private final ViewSteps steps;
    private final int size;
    private int views;

    /**
     * Views of {@code dream}, whose pixels change with every view. If the objective's device takes the steps, the pixels are
     * up to date after {@link #fetch} and {@link #close} only.
     *
     * @param worldFromImage how the camera was held
     */
    public GazeViews(SphereImage dream, Rotation worldFromImage, Objective objective) {
        this.imageFromWorld = worldFromImage.inverse();
        this.size = size(objective);
        this.session = objective.open(size, size);
        try {
            this.device = session.views(dream.area());
            this.steps = device.<ViewSteps>map(ascent -> new DeviceSteps(dream, ascent))
                    .orElseGet(() -> new ProcessorSteps(dream, session));
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    /** What takes the steps, if that is the objective's device. */
    Optional<ViewAscent> device() {
        return device;
    }

    /** Brings the dream's pixels up to date. */
    public void fetch() {
        steps.fetch();
    }

    /** Takes one step in a view of a small grey sphere. */
    static void warmUp(Objective objective) {
        Image grey = new Image(2 * WARM_UP, WARM_UP);
        Arrays.fill(grey.rgb(), 0.5f);
        try (GazeViews views = new GazeViews(SphereImage.full(grey), Rotation.IDENTITY, objective)) {
            views.view(0, new Vec3(0, 0, -1)).step(CellLayout.withoutTextures(grey.width(), grey.height()));
        }
    }

    private static int size(Objective objective) {
        return objective.fixedSize().orElse(Math.max(SIZE, objective.minimumSize()));
    }

    /**
     * Dreams of the next view.
     *
     * @param gaze the direction of the gaze in the world's axes
     * @param layout the cells of the picture
     * @param ended asked before each step; the view ends early if it is true
     * @return the cells that have changed
     */
    public BitSet next(Vec3 gaze, CellLayout layout, BooleanSupplier ended) {
        BitSet changed = new BitSet();
        View view = view(views++, gaze);
        while (view.hasNext() && !ended.getAsBoolean()) {
            changed.or(view.step(layout));
        }
        return changed;
    }

    /**
     * Returns a view to be dreamed step by step. Only the last view returned may be used.
     *
     * @param number the number of views before it; the same number and gaze give the same view
     * @param gaze the direction of the gaze in the world's axes
     */
    public View view(int number, Vec3 gaze) {
        double fov = FOVS[number % FOVS.length];
        steps.look(new Gnomonic(size, size, fov, aim(number, gaze)));
        return new View();
    }

    /** A view that is being dreamed, until the next one begins. */
    public final class View {
        private int taken;

        private View() {}

        /** Whether there is another step to take. */
        public boolean hasNext() {
            return taken < STEPS;
        }

        /**
         * Takes a step up the objective and puts it into the picture.
         *
         * @param layout the cells of the picture
         * @return the cells that have changed
         */
        public BitSet step(CellLayout layout) {
            taken++;
            return steps.step(STEP_SIZE, layout);
        }
    }

    /** A direction near the gaze, another one for each number. */
    private Rotation aim(int number, Vec3 gaze) {
        Random random = new Random(number * SPREAD);
        Vec3 d = imageFromWorld.apply(gaze);
        return Rotation.yawPitchRoll(
                d.longitude() + WANDER * random.nextGaussian(),
                d.latitude() + WANDER * random.nextGaussian(),
                WANDER * random.nextGaussian());
    }

    /** Brings the dream's pixels up to date, and releases the memory of the objective's device. */
    @Override
    public void close() {
        try (session;
                steps) {
            steps.fetch();
        }
    }
}
