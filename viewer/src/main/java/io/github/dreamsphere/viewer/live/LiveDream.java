package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.load.BackgroundPriority;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Texels;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Dreams {@link GazeViews} where one looks, on a thread of its own, and uploads what has changed. The dream is a version
 * beside the original.
 */
public final class LiveDream implements AutoCloseable {
    /** Wide views show the overview, which is made anew after so many views. */
    private static final int VIEWS_TO_OVERVIEW = 6;

    private final Objective objective;
    private final Loader loader;
    private final Consumer<String> say;
    private final SphereImage dream;
    private final PanoramaPose pose;
    private final CompletableFuture<SphereTexture> texture;
    private final Thread thread = new Thread(this::work, "live dream");
    private volatile Vec3 gaze = new Vec3(0, 0, -1);
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile boolean ended;
    private volatile int steps;
    private final Queue<Consumer<SphereImage>> copies = new ArrayDeque<>();

    private LiveDream(
            LoadEvent.Read original,
            Optional<SphereImage> begun,
            Objective objective,
            Loader loader,
            Consumer<String> say) {
        SphereImage picture = original.source().left();
        this.dream = begun.orElseGet(() -> new SphereImage(picture.image().copy(), picture.area()));
        this.pose = original.panorama().pose();
        this.objective = objective;
        this.loader = loader;
        this.say = say;
        this.texture = loader.add(original, "dream of " + original.panorama().name(), dream);
    }

    /**
     * Begins to dream of a picture that has been read.
     *
     * @param begun a dream of it that goes on
     * @param loader shows the dream, and its tiles as they are finished
     * @param say told in a line if the dream ends by itself
     */
    public static LiveDream start(
            LoadEvent.Read original,
            Optional<SphereImage> begun,
            Objective objective,
            Loader loader,
            Consumer<String> say) {
        LiveDream live = new LiveDream(original, begun, objective, loader, say);
        live.thread.setDaemon(true);
        live.thread.start();
        return live;
    }

    /**
     * Has the net's passes made and compiled once while a picture is still being read: the first step takes several times
     * as long as the others.
     *
     * @return the thread that does it; the objective is used until it ends
     */
    public static Thread warmUp(Objective objective) {
        Thread thread = new Thread(() -> takeFirstStep(objective), "live dream's first step");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void takeFirstStep(Objective objective) {
        BackgroundPriority.DREAMING.enter();
        synchronized (objective) {
            try {
                GazeViews.warmUp(objective);
            } catch (RuntimeException | OutOfMemoryError e) {
                // The dream will fail likewise, and says so.
            }
        }
    }

    /** One looks along this direction of the world now. For any thread. */
    public void look(Vec3 direction) {
        gaze = direction;
    }

    /** What has been dreamed, in pixels that change while it is being dreamed. */
    public SphereImage dream() {
        return dream;
    }

    /** How many steps have been taken since it was started. For any thread. */
    public int steps() {
        return steps;
    }

    /** Whether it goes on dreaming. For any thread. */
    public boolean isDreaming() {
        return !paused && !closed && !ended;
    }

    /** Lets it stand still, or go on. For any thread. */
    public synchronized void togglePause() {
        paused = !paused;
        notifyAll();
    }

    /**
     * Hands {@code receiver} a copy of the dream as it is after the step that is being taken, on the dream's thread; at
     * once if it has ended. {@link #steps} is then the copy's.
     */
    public synchronized void copyTo(Consumer<SphereImage> receiver) {
        copies.add(receiver);
        if (ended) {
            giveCopies();
        }
        notifyAll();
    }

    private synchronized void giveCopies() {
        for (Consumer<SphereImage> receiver = copies.poll(); receiver != null; receiver = copies.poll()) {
            receiver.accept(new SphereImage(dream.image().copy(), dream.area()));
        }
    }

    /** Nobody who wants a copy waits in vain, even if the dream is stopped before its next step. */
    private synchronized void end() {
        ended = true;
        giveCopies();
    }

    /** Gives copies to those who want some, and waits while the dream stands still. */
    private synchronized void awaitTurn() throws InterruptedException {
        while (!closed && (paused || !copies.isEmpty())) {
            giveCopies();
            if (paused) {
                wait();
            }
        }
    }

    private void work() {
        BackgroundPriority.DREAMING.enter();
        // One dream at a time computes; the one before stops, but its last step may take a while.
        synchronized (objective) {
            try {
                run();
            } finally {
                end();
            }
        }
    }

    private void run() {
        try (GazeViews gazed = new GazeViews(dream, pose.worldFromImage(), objective)) {
            SphereTexture shown = texture.get();
            CellCutter cutter = new CellCutter(dream, shown.layout(), false);
            for (int number = 0; !closed; number++) {
                GazeViews.View view = gazed.view(gaze);
                while (view.hasNext() && !closed) {
                    awaitTurn();
                    BitSet changed = view.step(shown.layout());
                    steps++;
                    show(changed, cutter, shown);
                }
                if (number % VIEWS_TO_OVERVIEW == 0) {
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

    /** Whether the objective is used no longer. For any thread. */
    public boolean hasEnded() {
        return !thread.isAlive();
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
