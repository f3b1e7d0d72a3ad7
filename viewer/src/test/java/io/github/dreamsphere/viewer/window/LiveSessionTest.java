package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.live.LiveDreamer;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.show.OffscreenPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveSessionTest {
    @TempDir
    Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger open = new AtomicInteger();
    private OffscreenPicture offscreen;
    private Path file;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @BeforeEach
    void open() throws Exception {
        offscreen = new OffscreenPicture();
        file = PictureFiles.write(PictureFiles.even(64, 0.2f), folder.resolve("a.png"));
    }

    @AfterEach
    void close() {
        offscreen.close();
    }

    private Objective.Session brightness(int width, int height) {
        open.incrementAndGet();
        return new Objective.Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                Arrays.fill(gradient, 1);
                return rgb[0];
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private LiveSession session(LiveOptions.Saver saver) {
        LiveOptions options = new LiveOptions(contexts -> LiveDreamer.of(this::brightness), saver);
        return new LiveSession(Optional.of(options), LiveSessionTest::noContext, offscreen.loader(), said::add);
    }

    private static SharedContext noContext() {
        throw new IllegalStateException("brightness needs no context");
    }

    private LoadEvent.Read read() {
        offscreen.shown().open(List.of(file));
        while (true) {
            Optional<LoadEvent> event = offscreen.shown().update();
            if (event.isPresent() && event.get() instanceof LoadEvent.Read read) {
                return read;
            }
            Thread.onSpinWait();
        }
    }

    private static int steps(LiveSession session) {
        return Integer.parseInt(session.progress().orElseThrow().replaceAll("\\D", ""));
    }

    private static void awaitSteps(LiveSession session, int least) throws InterruptedException {
        while (steps(session) < least) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** And closing waits for it, and for all that computes. */
    @Test
    void aDreamThatIsToBeSavedIsSavedEvenIfTheWindowIsClosedAtOnce() throws Exception {
        try (LiveSession session = session((source, dream) -> {
            pause();
            return saved(source.getFileName() + " after " + dream.trace().steps(), "its EXIF is left out");
        })) {
            session.begin(read(), file);
            awaitSteps(session, 3);
            session.keep();
        }
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).matches("saved a.png after [1-9]\\d*");
        assertThat(said.get(1)).matches("a.png after [1-9]\\d*: its EXIF is left out");
        assertThat(open).hasValue(0);
    }

    private static LiveOptions.Saved saved(String file, String... leftOut) {
        return new LiveOptions.Saved(Path.of(file), List.of(leftOut));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aDreamThatOneReturnsToCountsItsStepsOn() throws Exception {
        try (LiveSession session = session((source, dream) -> saved("none"))) {
            LoadEvent.Read read = read();
            session.begin(read, file);
            awaitSteps(session, 5);
            session.stop();
            assertThat(session.progress()).isEmpty();
            session.begin(read, file);
            assertThat(steps(session)).isGreaterThanOrEqualTo(5);
        }
    }

    /** More pictures than dreams are kept, again and again, and at once: no dream waits for another in vain. */
    @Test
    void oneTurnsThePagesQuickly() throws Exception {
        try (LiveSession session = session((source, dream) -> saved("none"))) {
            LoadEvent.Read read = read();
            for (int i = 0; i < 30; i++) {
                session.begin(read, folder.resolve(i % 7 + ".png"));
                if (i % 3 == 0) {
                    awaitSteps(session, steps(session) + 1);
                }
            }
            awaitSteps(session, 1);
        }
        assertThat(said).isEmpty();
        assertThat(open).hasValue(0);
    }

    @Test
    void whatCannotBeStoppedOrSavedIsSaid() {
        try (LiveSession session =
                new LiveSession(Optional.empty(), LiveSessionTest::noContext, offscreen.loader(), said::add)) {
            session.toggle();
            session.keep();
        }
        try (LiveSession session = session((source, dream) -> saved("none"))) {
            session.keep();
        }
        assertThat(said)
                .containsExactly(
                        "there is no live dream here",
                        "there is no live dream here",
                        "the live dream has not begun yet");
    }

    @Test
    void aDreamThatCannotBeSavedIsSaid() throws Exception {
        try (LiveSession session = session((source, dream) -> {
            throw new IOException("the disk is full");
        })) {
            session.begin(read(), file);
            session.keep();
        }
        assertThat(said).containsExactly("the dream could not be saved: the disk is full");
    }
}
