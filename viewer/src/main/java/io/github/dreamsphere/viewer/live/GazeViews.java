package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.NormalisedStep;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.BitSet;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * The views of a live dream, one after the other: flat views about the gaze, wide ones for large shapes and narrow ones for
 * detail in turn, each a few steps up the objective. Not thread safe.
 */
public final class GazeViews implements AutoCloseable {
    private static final int SIZE = 288;
    private static final int STEPS = 5;
    /** Levels of 255 that a pixel moves in a step, on average: Google's. */
    private static final float STEP_SIZE = 1.5f / 255;

    private static final double[] FOVS = {Math.toRadians(100), Math.toRadians(70), Math.toRadians(45)};
    private static final double WANDER = Math.toRadians(12);

    private final SphereImage dream;
    private final SphereTable table;
    private final Rotation imageFromWorld;
    private final Objective.Session session;
    private final int size;
    private final Random random = new Random(0);
    private int views;

    /**
     * Views of {@code dream}, whose pixels change with every view.
     *
     * @param worldFromImage how the camera was held
     */
    public GazeViews(SphereImage dream, Rotation worldFromImage, Objective objective) {
        this.dream = dream;
        this.table = new SphereTable(dream.area());
        this.imageFromWorld = worldFromImage.inverse();
        this.size = objective.fixedSize().orElse(Math.max(SIZE, objective.minimumSize()));
        this.session = objective.open(size, size);
    }

    /**
     * Dreams of the next view.
     *
     * @param gaze where one looks, in the world's axes
     * @param layout the cells of the picture
     * @param ended asked before each step; the view ends early if it is true
     * @return the cells that have changed
     */
    public BitSet next(Vec3 gaze, CellLayout layout, BooleanSupplier ended) {
        double fov = FOVS[views++ % FOVS.length];
        ViewPatch view = new ViewPatch(dream.image(), table, new Gnomonic(size, size, fov, aim(gaze)));
        float[] before = view.read();
        float[] after = before.clone();
        float[] gradient = new float[before.length];
        for (int step = 0; step < STEPS && !ended.getAsBoolean(); step++) {
            session.gradient(after, gradient);
            NormalisedStep.take(after, gradient, STEP_SIZE);
        }
        return view.write(before, after, layout);
    }

    /** About where one looks, never twice the same. */
    private Rotation aim(Vec3 gaze) {
        Vec3 d = imageFromWorld.apply(gaze);
        return Rotation.yawPitchRoll(
                d.longitude() + WANDER * random.nextGaussian(),
                d.latitude() + WANDER * random.nextGaussian(),
                WANDER * random.nextGaussian());
    }

    @Override
    public void close() {
        session.close();
    }
}
