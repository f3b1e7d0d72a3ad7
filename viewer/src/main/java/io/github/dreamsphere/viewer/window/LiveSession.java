package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.ContextMaker;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveDreamer;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.live.LiveWarmUp;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The live dream of the picture that is shown, where a net was chosen for one. */
final class LiveSession implements AutoCloseable {
    /** Each is a file of four bytes for each sample of its picture. */
    private static final int MOST_KEPT = 4;

    private final Optional<LiveOptions> options;
    private final Optional<LiveDreamer> dreamer;
    private final Loader loader;
    private final Consumer<String> say;
    private final Optional<Thread> warmUp;
    private Optional<LiveDream> dream = Optional.empty();
    private Path file = Path.of("");
    /** The dreams of pictures shown before. */
    private final Map<Path, LiveDream> kept = new LinkedHashMap<>();
    /** Dreams whose last step may still be computed. */
    private final List<LiveDream> discarded = new ArrayList<>();

    private final List<Thread> saving = new ArrayList<>();

    /**
     * A session without a dream, on the window's thread.
     *
     * @param contexts makes contexts that share the window's objects
     * @param say receives messages for the user, a line each, on any thread
     */
    LiveSession(Optional<LiveOptions> options, ContextMaker contexts, Loader loader, Consumer<String> say) {
        this.options = options;
        this.loader = loader;
        this.say = say;
        dreamer = options.map(live -> live.opener().open(contexts));
        warmUp = dreamer.map(opened -> LiveWarmUp.begin(opened.objective()));
    }

    /** Whether there is a dream. */
    boolean isActive() {
        return dream.isPresent();
    }

    /** Begins a dream of the picture in {@code shown}, which has been read, or continues the one that was stored. */
    void begin(LoadEvent.Read read, Path shown) {
        stop();
        file = shown;
        Optional<LiveDream> before = Optional.ofNullable(kept.remove(shown));
        dream = dreamer.map(opened -> LiveDream.start(read, before, opened, loader, say));
    }

    /** Ends the dream, since its picture is no longer shown. It is stored for a while, to be continued. */
    void stop() {
        dream.ifPresent(d -> {
            d.leave();
            discarded.removeIf(LiveDream::hasEnded);
            if (kept.size() == MOST_KEPT) {
                discard(kept.keySet().iterator().next());
            }
            kept.put(file, d);
        });
        dream = Optional.empty();
    }

    private void discard(Path picture) {
        LiveDream oldest = kept.remove(picture);
        oldest.discard();
        discarded.add(oldest);
    }

    void look(Vec3 gaze) {
        dream.ifPresent(d -> d.look(gaze));
    }

    /** The progress of the dream in a few words, if there is one. */
    Optional<String> progress() {
        return dream.map(LiveSession::progress);
    }

    private static String progress(LiveDream dream) {
        int steps = dream.steps();
        return "dream: " + steps + (steps == 1 ? " step" : " steps") + (dream.isDreaming() ? "" : ", stopped");
    }

    /** Pauses the dream, or resumes it. */
    void toggle() {
        sayIfMissing();
        dream.ifPresent(LiveDream::togglePause);
    }

    /** Saves the dream as it is. */
    void keep() {
        sayIfMissing();
        Path source = file;
        dream.ifPresent(d -> d.copyTo(copy -> save(() -> save(source, copy))));
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

    private void save(Path source, LiveCopy copy) {
        try (copy) {
            LiveOptions.Saved saved = options.orElseThrow().saver().save(source, copy);
            say.accept("saved " + saved.file());
            saved.leftOut().forEach(line -> say.accept(saved.file() + ": " + line));
        } catch (IOException | UncheckedIOException e) {
            say.accept("the dream could not be saved: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            say.accept("the dream could not be saved: it is too large for the memory given to Java");
        }
    }

    private synchronized List<Thread> saving() {
        return List.copyOf(saving);
    }

    /** Ends all dreams, and waits until the objective is no longer used and the files are saved. */
    @Override
    public void close() {
        dream.ifPresent(LiveDream::close);
        kept.values().forEach(LiveDream::close);
        discarded.forEach(LiveDream::close);
        warmUp.ifPresent(LiveSession::await);
        dreamer.ifPresent(LiveDreamer::close);
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
