package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.NormalisedStep;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.load.BackgroundPriority;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Texels;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Dreams, on a thread of its own, of what lies where one looks: flat views about the gaze, wide ones for large shapes
 * and narrow ones for detail in turn, each a few steps up the objective. The dream is a version beside the original.
 */
public final class LiveDream implements AutoCloseable {
    private static final int SIZE = 288;
    private static final int STEPS = 5;
    /** Levels of 255 that a pixel moves in a step, on average: Google's. */
    private static final float STEP_SIZE = 1.5f / 255;

    private static final double[] FOVS = {Math.toRadians(100), Math.toRadians(70), Math.toRadians(45)};
    private static final double WANDER = Math.toRadians(12);
    /** Wide views show the overview, which is made anew after so many views. */
    private static final int VIEWS_TO_OVERVIEW = 6;

    private final Objective objective;
    private final Loader loader;
    private final Consumer<String> say;
    private final SphereImage dream;
    private final SphereTable table;
    private final Rotation imageFromWorld;
    private final CompletableFuture<SphereTexture> texture;
    private final Random random = new Random(0);
    private final Thread thread = new Thread(this::work, "live dream");
    private volatile Vec3 gaze = new Vec3(0, 0, -1);
    private volatile boolean closed;
    private volatile int views;

    private LiveDream(LoadEvent.Read original, Objective objective, Loader loader, Consumer<String> say) {
        SphereImage picture = original.source().left();
        this.dream = new SphereImage(picture.image().copy(), picture.area());
        this.table = new SphereTable(dream.area());
        this.imageFromWorld = original.panorama().pose().worldFromImage().inverse();
        this.objective = objective;
        this.loader = loader;
        this.say = say;
        this.texture = loader.add(original, "dream of " + original.panorama().name(), dream);
    }

    /**
     * Begins to dream of a picture that has been read.
     *
     * @param loader shows the dream, and its tiles as they are finished
     * @param say told in a line if the dream ends by itself
     */
    public static LiveDream start(LoadEvent.Read original, Objective objective, Loader loader, Consumer<String> say) {
        LiveDream live = new LiveDream(original, objective, loader, say);
        live.thread.setDaemon(true);
        live.thread.start();
        return live;
    }

    /** One looks along this direction of the world now. For any thread. */
    public void look(Vec3 direction) {
        gaze = direction;
    }

    /** How many views have been dreamed. For any thread. */
    public int views() {
        return views;
    }

    private void work() {
        BackgroundPriority.DREAMING.enter();
        // One dream at a time computes; the one before stops, but its last step may take a while.
        synchronized (objective) {
            dream();
        }
    }

    private void dream() {
        int size = objective.fixedSize().orElse(Math.max(SIZE, objective.minimumSize()));
        try (Objective.Session session = objective.open(size, size)) {
            SphereTexture shown = texture.get();
            CellCutter cutter = new CellCutter(dream, shown.layout(), false);
            for (int view = 0; !closed; views = ++view) {
                show(dreamOnce(session, size, FOVS[view % FOVS.length], shown.layout()), cutter, shown);
                if (view % VIEWS_TO_OVERVIEW == 0) {
                    showOverview(shown);
                }
            }
        } catch (InterruptedException e) {
            // The viewer closes, or has turned to another picture.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            say.accept("the dream ends: " + e.getCause().getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            say.accept("the dream ends: " + e.getMessage());
        }
    }

    /** Dreams of one view; gives the cells that have changed. */
    private BitSet dreamOnce(Objective.Session session, int size, double fov, CellLayout layout) {
        ViewPatch view = new ViewPatch(dream.image(), table, new Gnomonic(size, size, fov, aim()));
        float[] before = view.read();
        float[] after = before.clone();
        float[] gradient = new float[before.length];
        for (int step = 0; step < STEPS && !closed; step++) {
            session.gradient(after, gradient);
            NormalisedStep.take(after, gradient, STEP_SIZE);
        }
        return view.write(before, after, layout);
    }

    private void show(BitSet changed, CellCutter cutter, SphereTexture shown)
            throws InterruptedException, ExecutionException {
        for (int next = changed.nextSetBit(0); next >= 0; next = changed.nextSetBit(next + 1)) {
            int cell = next;
            List<Texels> texels = cutter.cell(cell);
            loader.run(() -> shown.uploadCell(cell, texels)).get();
        }
    }

    private void showOverview(SphereTexture shown) throws InterruptedException, ExecutionException {
        List<Texels> texels =
                new Overview(dream.area(), shown.layout()).fill(dream.image()).levels();
        loader.run(() -> shown.uploadOverview(texels)).get();
    }

    /** About where one looks, never twice the same. */
    private Rotation aim() {
        Vec3 d = imageFromWorld.apply(gaze);
        return Rotation.yawPitchRoll(
                d.longitude() + WANDER * random.nextGaussian(),
                d.latitude() + WANDER * random.nextGaussian(),
                WANDER * random.nextGaussian());
    }

    /** Has it stop within one step of one view, and does not wait for that. */
    public void stop() {
        closed = true;
        thread.interrupt();
    }

    /** Stops, and waits until the objective is used no longer. */
    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
