package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DreamStep;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.web.studio.StudioDream.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Receives the library's reports on the running dream. The thread that dreams calls all methods. */
final class RunEvents implements Events {
    private static final long TELL_NANOSECONDS = 200_000_000;

    /** Activities whose stages say which step or picture is in work; of others, pages are told the name. */
    private static final Set<String> IN_STEPS = Set.of("dreaming", "journey");

    private final BooleanSupplier watched;
    private final Consumer<StudioDream> tell;
    private StudioDream dream;
    private Optional<Result> result = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private long told;
    private int shownFrame = -1;

    /**
     * @param watched whether somebody looks at the dream
     * @param tell tells pages that a dream changed
     */
    RunEvents(BooleanSupplier watched, Consumer<StudioDream> tell) {
        this.watched = watched;
        this.tell = tell;
    }

    /** From now on reports are about this dream. */
    void begin(StudioDream next) {
        dream = next;
        result = Optional.empty();
        failure = Optional.empty();
        shownFrame = -1;
    }

    Optional<Result> result() {
        return result;
    }

    Optional<Throwable> failure() {
        return failure;
    }

    @Override
    public Activity begin(String name) {
        StudioDream of = dream;
        TimeLeft time = new TimeLeft();
        return new Activity() {
            @Override
            public void report(String stage, long done, long total) {
                double part = total <= 0 ? 0 : (double) done / total;
                long now = System.nanoTime();
                if (of.isJourney()) {
                    showFrame(of, stage);
                }
                of.progress =
                        new RunProgress(IN_STEPS.contains(name) ? stage : name, part, time.after(stage, part, now));
                if (now - told > TELL_NANOSECONDS) {
                    told = now;
                    tell.accept(of);
                }
            }

            @Override
            public boolean cancelled() {
                return of.wish != Wish.GO_ON && of.wish != Wish.KEEP;
            }

            @Override
            public boolean enough() {
                return of.wish == Wish.KEEP;
            }
        };
    }

    /** Shows the last picture of a journey as soon as the next one begins. */
    private void showFrame(StudioDream of, String stage) {
        int frame = RunProgress.frame(stage) - 2;
        if (frame >= 0 && frame != shownFrame && watched.getAsBoolean()) {
            shownFrame = frame;
            try {
                show(of, PhotosphereFile.read(of.frame(frame)));
            } catch (IOException e) {
                // The journey itself will say what is wrong with its pictures.
                return;
            }
        }
    }

    @Override
    public void stepDone(DreamStep step) {
        LivePicture live = dream.live;
        if (live != null && !watched.getAsBoolean() && !live.isWanted()) {
            return;
        }
        show(dream, step.picture());
    }

    private void show(StudioDream of, SurfacePicture picture) {
        of.grow(picture);
        told = System.nanoTime();
        tell.accept(of);
    }

    @Override
    public void warning(String message) {
        dream.warn(message.replace(dream.folder() + "/", ""));
    }

    @Override
    public void written(Result written) {
        result = Optional.of(written);
    }

    @Override
    public void failed(Path source, Throwable cause) {
        failure = Optional.of(cause);
    }
}
