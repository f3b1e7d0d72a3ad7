package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.load.BackgroundPriority;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Dreams {@link GazeViews} where the user looks, on a thread of its own, and uploads what has changed. The dream is shown as
 * a version beside the original. A dream that is left is stored, and a later one can continue it.
 */
public final class LiveDream implements AutoCloseable {
    /** After this many views the overview, which wide views show, is made again. */
    private static final int VIEWS_TO_OVERVIEW = 6;

    private final String name;
    private final LiveDreamer dreamer;
    private final Loader loader;
    private final Consumer<String> say;
    private final Thread thread = new Thread(this::work, "live dream");
    private final LiveControl control = new LiveControl(thread);
    private final LeftDream left = new LeftDream();
    private volatile Vec3 gaze = new Vec3(0, 0, -1);
    private volatile LiveTrace trace;
    /** The picture, until the dream begins. */
    private Optional<LoadEvent.Read> original;

    private Optional<LiveDream> before;
    /** The dream, once it has begun. The thread changes its pixels; no other thread reads them. */
    private Optional<SphereImage> dream = Optional.empty();

    /** What dreams, while it does. Only for the thread. */
    private Optional<GazeViews> dreaming = Optional.empty();

    private LiveDream(
            LoadEvent.Read original,
            Optional<LiveDream> before,
            LiveDreamer dreamer,
            Loader loader,
            Consumer<String> say) {
        this.original = Optional.of(original);
        this.name = original.panorama().name();
        this.before = before;
        this.dreamer = dreamer;
        this.loader = loader;
        this.say = say;
        this.trace = before.map(dreamed -> dreamed.trace).orElseGet(LiveTrace::new);
    }

    /**
     * Begins to dream of a picture that has been read.
     *
     * @param before a dream of the same picture that was left, to be continued
     * @param dreamer takes the steps, and perhaps shows what has changed
     * @param loader shows the dream, and what has changed if the dreamer does not
     * @param say receives a line if the dream fails or cannot be copied
     */
    public static LiveDream start(
            LoadEvent.Read original,
            Optional<LiveDream> before,
            LiveDreamer dreamer,
            Loader loader,
            Consumer<String> say) {
        LiveDream live = new LiveDream(original, before, dreamer, loader, say);
        live.thread.setDaemon(true);
        live.thread.start();
        return live;
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
        return control.isDreaming();
    }

    /** Pauses the dream, or resumes it. For any thread. */
    public void togglePause() {
        control.togglePause();
    }

    /**
     * Gives {@code receiver} a copy of the dream after the current step, on the dream's thread. The receiver closes the copy.
     * The dream must not have been left. For any thread.
     */
    public void copyTo(Consumer<LiveCopy> receiver) {
        control.copyTo(receiver);
    }

    private void give(Consumer<LiveCopy> receiver) {
        if (dream.isEmpty()) {
            say.accept("the live dream has not begun yet");
            return;
        }
        try {
            dreaming.ifPresent(GazeViews::fetch);
            receiver.accept(LiveCopy.of(dream.get(), trace));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            say.accept("the dream could not be saved: " + e.getMessage());
        }
    }

    /** Gives the copies that were asked for, and waits while the dream is paused. */
    private void awaitTurn() throws InterruptedException {
        Optional<Consumer<LiveCopy>> receiver = control.awaitTurn();
        while (receiver.isPresent()) {
            Consumer<LiveCopy> next = receiver.get();
            control.shelter(() -> give(next));
            receiver = control.awaitTurn();
        }
    }

    private void work() {
        BackgroundPriority.DREAMING.enter();
        before.ifPresent(LiveDream::awaitEnd);
        // Only one dream computes at a time. The last step of the one before may take a while.
        synchronized (dreamer.objective()) {
            run();
        }
        try {
            control.stop();
            // A dream that has failed can still be saved.
            awaitTurn();
        } catch (InterruptedException e) {
            // The dream is left, or the viewer closes.
        }
        control.shelter(this::end);
    }

    private void run() {
        try {
            LoadEvent.Read read = original.orElseThrow();
            control.shelter(() -> begin(read));
            SphereImage begun = dream.orElseThrow();
            // The picture takes as much memory as the dream, and is no longer needed.
            original = Optional.empty();
            SphereTexture texture = loader.add(read, "dream of " + name, begun).get();
            dream(begun, read.panorama().pose(), texture);
        } catch (InterruptedException e) {
            // The dream is left, or the viewer closes.
        } catch (ExecutionException | UncheckedIOException e) {
            say.accept("the dream ends: " + e.getCause().getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            say.accept("the dream ends: " + e.getMessage());
        }
    }

    /** Begins with a copy of the dream to continue, or of the picture if there is none. */
    private void begin(LoadEvent.Read read) {
        SphereImage picture = read.source().left();
        Optional<SphereImage> earlier = before.flatMap(dreamed -> dreamed.left.picture())
                .filter(d -> d.area().equals(picture.area()));
        dream = Optional.of(new SphereImage(earlier.orElse(picture).image().copy(), picture.area()));
        if (earlier.isEmpty()) {
            trace = new LiveTrace();
        }
        before.ifPresent(dreamed -> dreamed.left.release());
        before = Optional.empty();
    }

    private void dream(SphereImage begun, PanoramaPose pose, SphereTexture texture)
            throws InterruptedException, ExecutionException {
        GazeViews gazed = control.sheltered(() -> new GazeViews(begun, pose.worldFromImage(), dreamer.objective()));
        dreaming = Optional.of(gazed);
        try (LiveTexture shown = shown(begun, texture, gazed)) {
            for (int number = trace.glances().size(); !control.hasLeft(); number++) {
                dreamView(gazed, number, shown);
                if (number % VIEWS_TO_OVERVIEW == 0) {
                    shown.showOverview();
                }
            }
        } finally {
            dreaming = Optional.empty();
            control.shelter(gazed::close);
        }
    }

    /** The dream's texture, painted by the device that dreams if it can. */
    private LiveTexture shown(SphereImage begun, SphereTexture texture, GazeViews gazed) {
        if (dreamer.painters().isPresent() && gazed.device().isPresent()) {
            AtomicReference<OptionalInt> name = new AtomicReference<>();
            // Only the thread that may close the texture can make the name. An interrupt must not lose it.
            loader.run(() -> name.set(texture.writable())).join();
            if (name.get().isPresent()) {
                CellPainter.Maker painters = dreamer.painters().get();
                CellPainter painter =
                        painters.make(gazed.device().get(), name.get().getAsInt(), texture.layout());
                return new PaintedTexture(texture, painter, control);
            }
        }
        return new UploadedTexture(begun, texture, loader, () -> control.shelter(gazed::fetch));
    }

    private void dreamView(GazeViews gazed, int number, LiveTexture shown)
            throws InterruptedException, ExecutionException {
        LiveTrace.Glance glance = LiveTrace.Glance.at(gaze);
        GazeViews.View view = control.sheltered(() -> gazed.view(number, glance.gaze()));
        trace.add(glance);
        while (view.hasNext() && !control.hasLeft()) {
            awaitTurn();
            BitSet changed = control.sheltered(() -> view.step(shown.layout()));
            trace.step();
            shown.show(changed);
        }
    }

    /** Gives the copies that were still asked for, and stores the dream for later. */
    private void end() {
        for (Optional<Consumer<LiveCopy>> next = control.nextCopy(); next.isPresent(); next = control.nextCopy()) {
            give(next.get());
        }
        left.put(dream.isPresent() ? store(dream.get()) : before.flatMap(dreamed -> dreamed.left.take()));
        dream = Optional.empty();
        original = Optional.empty();
        before = Optional.empty();
        if (control.isDiscarded()) {
            left.release();
        }
    }

    private Optional<StoredDream> store(SphereImage begun) {
        try {
            return control.isDiscarded() || trace.steps() == 0 ? Optional.empty() : Optional.of(StoredDream.of(begun));
        } catch (IOException e) {
            say.accept("the dream of " + name + " is not kept: " + e.getMessage());
            return Optional.empty();
        }
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
    public void leave() {
        control.leave();
    }

    /** Ends the dream as {@link #leave} does, but stores nothing. */
    public void discard() {
        control.discard();
        if (left.isOver()) {
            left.release();
        }
    }

    /** Ends the dream, stores nothing, and waits until the objective is no longer used. */
    @Override
    public void close() {
        discard();
        awaitEnd();
    }
}
