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
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Dreams {@link GazeViews} where the user looks, on a thread of its own, and uploads what has changed. The dream is shown as
 * a version beside the original. A dream that is left is stored, and a later one can continue it.
 */
public final class LiveDream implements AutoCloseable {
    /** After this many views the overview, which wide views show, is made again. */
    private static final int VIEWS_TO_OVERVIEW = 6;

    private final String name;
    private final Objective objective;
    private final Loader loader;
    private final Consumer<String> say;
    private final Thread thread = new Thread(this::work, "live dream");
    private final Queue<Consumer<LiveCopy>> copies = new ArrayDeque<>();
    private volatile Vec3 gaze = new Vec3(0, 0, -1);
    private volatile boolean closed;
    private volatile boolean discarded;
    private volatile boolean paused;
    private volatile boolean ended;
    private volatile LiveTrace trace;
    /** The picture, until the dream begins. */
    private Optional<LoadEvent.Read> original;

    private Optional<LiveDream> before;
    /** The dream. The thread changes its pixels; no other thread reads them. */
    private SphereImage dream;
    /** The dream as it was when it was left. */
    private Optional<StoredDream> stored = Optional.empty();

    private boolean isOver;

    private LiveDream(
            LoadEvent.Read original,
            Optional<LiveDream> before,
            Objective objective,
            Loader loader,
            Consumer<String> say) {
        this.original = Optional.of(original);
        this.name = original.panorama().name();
        this.before = before;
        this.objective = objective;
        this.loader = loader;
        this.say = say;
        this.trace = before.map(left -> left.trace).orElseGet(LiveTrace::new);
    }

    /**
     * Begins to dream of a picture that has been read.
     *
     * @param before a dream of the same picture that was left, to be continued
     * @param loader shows the dream, and its tiles as they are finished
     * @param say receives a line if the dream fails or cannot be copied
     */
    public static LiveDream start(
            LoadEvent.Read original,
            Optional<LiveDream> before,
            Objective objective,
            Loader loader,
            Consumer<String> say) {
        LiveDream live = new LiveDream(original, before, objective, loader, say);
        live.thread.setDaemon(true);
        live.thread.start();
        return live;
    }

    /**
     * Takes a first step while a picture is still being read. It takes several times as long as the later ones, because the
     * net's passes are prepared and Java code is compiled.
     *
     * @return the thread that takes it and uses the objective until it ends
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
                // The dream will fail likewise and report it.
            }
        }
    }

    /** Sets the direction of the gaze in the world. For any thread. */
    public void look(Vec3 direction) {
        gaze = direction;
    }

    /** The number of steps, including those of the dream that this one continues. For any thread. */
    public int steps() {
        return trace.steps();
    }

    /** Whether the dream is neither paused nor over. For any thread. */
    public boolean isDreaming() {
        return !paused && !closed && !ended;
    }

    /** Pauses the dream, or resumes it. For any thread. */
    public synchronized void togglePause() {
        paused = !paused;
        notifyAll();
    }

    /**
     * Gives {@code receiver} a copy of the dream after the current step, on the dream's thread. The receiver closes the copy.
     * The dream must not have been left.
     */
    public synchronized void copyTo(Consumer<LiveCopy> receiver) {
        copies.add(receiver);
        notifyAll();
    }

    private synchronized void giveCopies() {
        for (Consumer<LiveCopy> receiver = copies.poll(); receiver != null; receiver = copies.poll()) {
            if (dream == null) {
                say.accept("the live dream has not begun yet");
                continue;
            }
            try {
                receiver.accept(LiveCopy.of(dream, trace));
            } catch (IOException e) {
                say.accept("the dream could not be saved: " + e.getMessage());
            }
        }
    }

    /** Gives the copies that were asked for, and waits while the dream is paused. */
    private synchronized void awaitTurn() throws InterruptedException {
        while (!closed && (paused || ended || !copies.isEmpty())) {
            giveCopies();
            if (paused || ended) {
                wait();
            }
        }
    }

    private void work() {
        BackgroundPriority.DREAMING.enter();
        before.ifPresent(LiveDream::awaitEnd);
        // Only one dream computes at a time. The last step of the one before may take a while.
        synchronized (objective) {
            run();
        }
        try {
            ended = true;
            // A dream that has failed can still be saved.
            awaitTurn();
        } catch (InterruptedException e) {
            // The dream is left, or the viewer closes.
        }
        end();
    }

    private void run() {
        try {
            LoadEvent.Read read = original.orElseThrow();
            dream = begun(read);
            // The picture takes as much memory as the dream, and is no longer needed.
            original = Optional.empty();
            dream(
                    read.panorama().pose(),
                    loader.add(read, "dream of " + name, dream).get());
        } catch (InterruptedException e) {
            // The dream is left, or the viewer closes.
        } catch (ExecutionException e) {
            say.accept("the dream ends: " + e.getCause().getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            say.accept("the dream ends: " + e.getMessage());
        }
    }

    /** Returns a copy of the dream to continue, or of the picture if there is none. */
    private SphereImage begun(LoadEvent.Read read) {
        SphereImage picture = read.source().left();
        Optional<SphereImage> left =
                before.flatMap(LiveDream::stored).filter(d -> d.area().equals(picture.area()));
        SphereImage begun = new SphereImage(left.orElse(picture).image().copy(), picture.area());
        if (left.isEmpty()) {
            trace = new LiveTrace();
        }
        before.ifPresent(LiveDream::release);
        before = Optional.empty();
        return begun;
    }

    private synchronized Optional<SphereImage> stored() {
        return stored.map(StoredDream::dream);
    }

    private void dream(PanoramaPose pose, SphereTexture shown) throws InterruptedException, ExecutionException {
        try (GazeViews gazed = new GazeViews(dream, pose.worldFromImage(), objective)) {
            CellCutter cutter = new CellCutter(dream, shown.layout(), false);
            for (int number = trace.glances().size(); !closed; number++) {
                LiveTrace.Glance glance = LiveTrace.Glance.at(gaze);
                GazeViews.View view = gazed.view(number, glance.gaze());
                trace.add(glance);
                while (view.hasNext() && !closed) {
                    awaitTurn();
                    BitSet changed = view.step(shown.layout());
                    trace.step();
                    show(changed, cutter, shown);
                }
                if (number % VIEWS_TO_OVERVIEW == 0) {
                    showOverview(shown);
                }
            }
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

    /** Gives the copies that were still asked for, and stores the dream for later. */
    private synchronized void end() {
        // An interrupt would close the channels of files. This method holds the lock, so no further one comes.
        Thread.interrupted();
        giveCopies();
        stored = dream == null ? before.flatMap(LiveDream::take) : store();
        dream = null;
        original = Optional.empty();
        before = Optional.empty();
        isOver = true;
        if (discarded) {
            release();
        }
    }

    private Optional<StoredDream> store() {
        try {
            return discarded || trace.steps() == 0 ? Optional.empty() : Optional.of(StoredDream.of(dream));
        } catch (IOException e) {
            say.accept("the dream of " + name + " is not kept: " + e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized Optional<StoredDream> take() {
        Optional<StoredDream> taken = stored;
        stored = Optional.empty();
        return taken;
    }

    private void release() {
        take().ifPresent(StoredDream::close);
    }

    /** Whether the thread has ended and no longer uses the objective. For any thread. */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // The dream before has been left, so it ends soon.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the dream after the current step, without waiting for that. The dream is stored in a temporary file. */
    public synchronized void leave() {
        closed = true;
        thread.interrupt();
    }

    /** Ends the dream as {@link #leave} does, but stores nothing. */
    public synchronized void discard() {
        discarded = true;
        leave();
        if (isOver) {
            release();
        }
    }

    /** Ends the dream, stores nothing, and waits until the objective is no longer used. */
    @Override
    public void close() {
        discard();
        awaitEnd();
    }
}
