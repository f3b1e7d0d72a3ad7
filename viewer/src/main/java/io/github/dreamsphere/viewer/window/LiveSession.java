package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The live dream of the picture that is shown, where a net was chosen for one. */
final class LiveSession implements AutoCloseable {
    private static final int MOST_KEPT = 2;

    private final Optional<LiveOptions> options;
    private final Loader loader;
    private final Consumer<String> say;
    private final Optional<Thread> warmUp;
    private Optional<LiveDream> dream = Optional.empty();
    private Path file = Path.of("");
    /** Steps that were taken before one left the picture and returned to it. */
    private int stepsBefore;
    /** The dreams of pictures shown before. */
    private final Map<Path, Kept> kept = new LinkedHashMap<>();
    /** Dreams whose last step may still be computed. */
    private final List<LiveDream> stopped = new ArrayList<>();

    private final List<Thread> saving = new ArrayList<>();

    private record Kept(SphereImage dream, int steps) {}

    /** Nothing is dreamed yet. {@code say} is told in a line what a person should know, on any thread. */
    LiveSession(Optional<LiveOptions> options, Loader loader, Consumer<String> say) {
        this.options = options;
        this.loader = loader;
        this.say = say;
        warmUp = options.map(live -> LiveDream.warmUp(live.objective()));
    }

    /** Whether a dream has been begun. */
    boolean isActive() {
        return dream.isPresent();
    }

    /** Begins to dream of the picture in {@code shown} that has been read, or goes on. */
    void begin(LoadEvent.Read read, Path shown) {
        stop();
        file = shown;
        Optional<Kept> begun = Optional.ofNullable(kept.remove(shown))
                .filter(k -> k.dream().area().equals(read.source().left().area()));
        stepsBefore = begun.map(Kept::steps).orElse(0);
        dream = options.map(live -> LiveDream.start(read, begun.map(Kept::dream), live.objective(), loader, say));
    }

    /** The picture is shown no longer. Its dream is kept for a while, to go on if one returns. */
    void stop() {
        dream.ifPresent(d -> {
            d.stop();
            stopped.removeIf(LiveDream::hasEnded);
            stopped.add(d);
            if (kept.size() == MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(file, new Kept(d.dream(), stepsBefore + d.steps()));
        });
        dream = Optional.empty();
    }

    void look(Vec3 gaze) {
        dream.ifPresent(d -> d.look(gaze));
    }

    /** How far the dream is, in a few words, while there is one. */
    Optional<String> progress() {
        return dream.map(d -> "dream: " + (stepsBefore + d.steps()) + (d.isDreaming() ? " steps" : " steps, stopped"));
    }

    /** Stops the dream, or lets it go on. */
    void toggle() {
        sayIfMissing();
        dream.ifPresent(LiveDream::togglePause);
    }

    /** Saves the dream as it is. */
    void keep() {
        sayIfMissing();
        dream.ifPresent(d -> {
            Path source = file;
            int before = stepsBefore;
            d.copyTo(copy -> {
                int steps = before + d.steps();
                save(() -> save(source, copy, steps));
            });
        });
    }

    private void sayIfMissing() {
        if (dream.isEmpty()) {
            say.accept(options.isEmpty() ? "there is no live dream here" : "the live dream has not begun yet");
        }
    }

    private synchronized void save(Runnable writing) {
        Thread thread = new Thread(writing, "live dream's file");
        saving.removeIf(other -> !other.isAlive());
        saving.add(thread);
        thread.start();
    }

    private void save(Path source, SphereImage copy, int steps) {
        try {
            say.accept("saved " + options.orElseThrow().saver().save(source, copy, steps));
        } catch (IOException e) {
            say.accept("the dream could not be saved: " + e.getMessage());
        }
    }

    private synchronized List<Thread> saving() {
        return List.copyOf(saving);
    }

    /** Stops, and waits until the objective is used no longer and what was to be saved is saved. */
    @Override
    public void close() {
        dream.ifPresent(LiveDream::close);
        stopped.forEach(LiveDream::close);
        warmUp.ifPresent(LiveSession::await);
        saving().forEach(LiveSession::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
