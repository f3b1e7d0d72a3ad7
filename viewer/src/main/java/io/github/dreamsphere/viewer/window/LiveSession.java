package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The live dream of the picture that is shown, where a net was chosen for one. */
final class LiveSession implements AutoCloseable {
    private static final int MOST_KEPT = 2;

    private final Optional<LiveOptions> options;
    private final Loader loader;
    private final Consumer<String> say;
    private Optional<LiveDream> dream = Optional.empty();
    private Path file = Path.of("");
    /** The dreams of pictures shown before. */
    private final Map<Path, SphereImage> kept = new LinkedHashMap<>();

    /** Nothing is dreamed yet. {@code say} is told in a line what a person should know, on any thread. */
    LiveSession(Optional<LiveOptions> options, Loader loader, Consumer<String> say) {
        this.options = options;
        this.loader = loader;
        this.say = say;
        options.ifPresent(live -> LiveDream.warmUp(live.objective()));
    }

    /** Whether a dream has been begun. */
    boolean isActive() {
        return dream.isPresent();
    }

    /** Begins to dream of the picture in {@code shown} that has been read. */
    void begin(LoadEvent.Read read, Path shown) {
        stop();
        file = shown;
        Optional<SphereImage> begun = Optional.ofNullable(kept.remove(shown))
                .filter(d -> d.area().equals(read.source().left().area()));
        dream = options.map(live -> LiveDream.start(read, begun, live.objective(), loader, say));
    }

    /** The picture is shown no longer. Its dream is kept for a while, to go on if one returns. */
    void stop() {
        dream.ifPresent(d -> {
            d.stop();
            if (kept.size() == MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(file, d.dream());
        });
        dream = Optional.empty();
    }

    void look(Vec3 gaze) {
        dream.ifPresent(d -> d.look(gaze));
    }

    /** How far the dream is, in a few words, while there is one. */
    Optional<String> progress() {
        return dream.map(d -> "dream: " + d.steps() + (d.isDreaming() ? " steps" : " steps, stopped"));
    }

    /** Stops the dream, or lets it go on. */
    void toggle() {
        if (options.isEmpty()) {
            say.accept("there is no live dream, because no net was chosen to dream with");
        }
        dream.ifPresent(LiveDream::togglePause);
    }

    /** Saves the dream as it is. */
    void keep() {
        dream.ifPresent(d -> {
            Path source = file;
            int steps = d.steps();
            d.copyTo(copy -> new Thread(() -> save(source, copy, steps), "live dream's file").start());
        });
    }

    private void save(Path source, SphereImage copy, int steps) {
        try {
            say.accept("saved " + options.orElseThrow().saver().save(source, copy, steps));
        } catch (IOException e) {
            say.accept("the dream could not be saved: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        dream.ifPresent(LiveDream::close);
    }
}
