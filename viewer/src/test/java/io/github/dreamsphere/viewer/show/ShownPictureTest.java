package io.github.dreamsphere.viewer.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveDreamer;
import io.github.dreamsphere.viewer.live.LiveTrace;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Srgb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions loaded on the loader's thread and drawn on this one. */
@Timeout(120)
class ShownPictureTest {
    private static final Vec3 AHEAD = new Vec3(0, 0, -1);
    private static final int SIZE = 65;
    private static final float DARK = 0.2f;
    private static final float LIGHT = 0.8f;

    @TempDir
    Path folder;

    private OffscreenPicture offscreen;
    private SphereRenderer renderer;
    private ShownPicture shown;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @BeforeEach
    void open() throws Exception {
        offscreen = new OffscreenPicture();
        renderer = new SphereRenderer();
        shown = offscreen.shown();
    }

    @AfterEach
    void close() {
        renderer.close();
        offscreen.close();
    }

    private Path dark() throws Exception {
        return PictureFiles.write(PictureFiles.even(256, DARK), folder.resolve("dark.png"));
    }

    private Path light() throws Exception {
        return PictureFiles.write(PictureFiles.even(256, LIGHT), folder.resolve("light.png"));
    }

    private <E extends LoadEvent> E await(Class<E> kind) {
        while (true) {
            Optional<LoadEvent> event = shown.update();
            if (event.filter(kind::isInstance).isPresent()) {
                return kind.cast(event.get());
            }
            Thread.onSpinWait();
        }
    }

    /** What is seen ahead in a view of 120°, in the middle and at the left edge. */
    private float[] seen() throws Exception {
        Camera camera = Camera.ofDegrees(0, 0, 0, 120, Projection.RECTILINEAR);
        try (RenderTarget target = new RenderTarget(SIZE, SIZE)) {
            target.bind();
            renderer.draw(
                    shown.composition(Eye.LEFT).orElseThrow(),
                    camera.projection(),
                    camera.plane(SIZE, SIZE),
                    Rotation.IDENTITY,
                    true);
            try (DrawnPixels view = target.read()) {
                return new float[] {view.get(SIZE / 2, SIZE / 2, 0) / 255f, view.get(0, SIZE / 2, 0) / 255f};
            }
        }
    }

    @Test
    void versionsFadeInLinearLight() throws Exception {
        shown.open(List.of(dark(), light()));
        await(LoadEvent.Finished.class);
        assertThat(seen()[0]).isCloseTo(DARK, within(0.01f));
        shown.blend(0.5);
        shown.tick(100, AHEAD);
        double half = Srgb.encode((Srgb.decode(DARK) + Srgb.decode(LIGHT)) / 2);
        assertThat(seen()[0]).isCloseTo((float) half, within(0.01f));
        shown.showVersion(1);
        shown.tick(100, AHEAD);
        assertThat(seen()[0]).isCloseTo(LIGHT, within(0.01f));
        assertThat(shown.name()).contains("light.png");
    }

    @Test
    void aVersionAskedForBeforeItArrivesIsShownWhenItDoesAndStays() throws Exception {
        shown.open(List.of(dark(), light(), dark()));
        shown.showVersion(1);
        await(LoadEvent.Finished.class);
        shown.tick(100, AHEAD);
        assertThat(seen()[0]).isCloseTo(LIGHT, within(0.01f));
    }

    @Test
    void theGazeRevealsWhereItDwells() throws Exception {
        shown.open(List.of(dark(), light()));
        await(LoadEvent.Finished.class);
        shown.toggleReveal();
        for (int i = 0; i < 120; i++) {
            shown.tick(1 / 30.0, AHEAD);
        }
        assertThat(seen()[0]).isGreaterThan(0.75f);
        assertThat(seen()[1]).isCloseTo(DARK, within(0.02f));
    }

    @Test
    void whatIsNoPictureIsSaidAndTheRestIsShown() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
        shown.open(List.of(dark(), broken, folder.resolve("gone.png")));
        assertThat(await(LoadEvent.Failed.class).reason()).startsWith(broken.toString());
        assertThat(await(LoadEvent.Failed.class).reason()).contains("gone.png", "no such file");
        await(LoadEvent.Finished.class);
        assertThat(seen()[0]).isCloseTo(DARK, within(0.01f));
    }

    @Test
    void thePictureBeforeStaysUntilTheNextIsThere() throws Exception {
        shown.open(List.of(dark()));
        await(LoadEvent.Finished.class);
        shown.open(List.of(folder.resolve("gone.png")));
        await(LoadEvent.Finished.class);
        assertThat(seen()[0]).isCloseTo(DARK, within(0.01f));
        shown.open(List.of(light()));
        await(LoadEvent.Finished.class);
        assertThat(seen()[0]).isCloseTo(LIGHT, within(0.01f));
    }

    @Test
    void aLiveDreamChangesWhatOneLooksAt() throws Exception {
        shown.open(List.of(dark()));
        LoadEvent.Read opened = await(LoadEvent.Read.class);
        try (LiveDream dream = start(opened, Optional.empty())) {
            dream.look(AHEAD);
            await(LoadEvent.Added.class);
            shown.tick(100, AHEAD);
            float[] seen = seen();
            while (seen[0] < DARK + 0.05f) {
                seen = seen();
            }
            assertThat(seen[0]).isGreaterThan(seen[1]);
        }
        assertThat(shown.name()).contains("dream of dark.png");
    }

    @Test
    void whatCannotBeReadIsNotAwaited() throws Exception {
        shown.open(List.of(dark()));
        assertThat(shown.isWaiting()).isTrue();
        await(LoadEvent.Finished.class);
        assertThat(shown.isWaiting()).isFalse();
        shown.open(List.of(Files.writeString(folder.resolve("broken.png"), "text")));
        assertThat(shown.isWaiting()).isTrue();
        await(LoadEvent.Failed.class);
        assertThat(shown.isWaiting()).isFalse();
        shown.open(List.of(light()));
        assertThat(shown.isWaiting()).isTrue();
    }

    private LiveDream start(LoadEvent.Read opened, Optional<LiveDream> before) {
        return LiveDream.start(
                opened, before, LiveDreamer.of(ShownPictureTest::brightness), offscreen.loader(), line -> {});
    }

    private static void awaitSteps(LiveDream dream, int least) throws InterruptedException {
        while (dream.steps() < least) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static LiveCopy copy(LiveDream dream) throws InterruptedException {
        BlockingQueue<LiveCopy> copies = new LinkedBlockingQueue<>();
        dream.copyTo(copies::add);
        return copies.take();
    }

    /** While it stands still it can be copied, and after it was left it goes on where it was. */
    @Test
    void aLiveDreamStandsStillIsCopiedAndGoesOn() throws Exception {
        shown.open(List.of(dark()));
        LoadEvent.Read opened = await(LoadEvent.Read.class);
        LiveDream left = start(opened, Optional.empty());
        awaitSteps(left, 3);
        left.togglePause();
        assertThat(left.isDreaming()).isFalse();
        LiveCopy first = copy(left);
        int steps = left.steps();
        assertThat(first.trace().steps()).isEqualTo(steps);
        assertThat(copy(left).dream().image().rgb())
                .isEqualTo(first.dream().image().rgb());
        assertThat(left.steps()).isEqualTo(steps);
        assertThat(brightest(first.dream())).isGreaterThan(DARK + 0.01f);
        left.leave();
        try (LiveDream dream = start(opened, Optional.of(left))) {
            dream.togglePause();
            LiveCopy begun = copy(dream);
            assertThat(begun.trace().text()).startsWith(first.trace().text());
            assertThat(brightest(begun.dream())).isGreaterThanOrEqualTo(brightest(first.dream()));
            dream.togglePause();
            awaitSteps(dream, steps + 2);
            assertThat(brightest(copy(dream).dream())).isGreaterThan(brightest(first.dream()));
        }
    }

    /** Or the window would stand still while a large dream is copied. */
    @Test
    void keysDoNotWaitForACopy() throws Exception {
        shown.open(List.of(dark()));
        CountDownLatch copies = new CountDownLatch(1);
        CountDownLatch pressed = new CountDownLatch(1);
        try (LiveDream dream = start(await(LoadEvent.Read.class), Optional.empty())) {
            dream.copyTo(copy -> {
                copies.countDown();
                awaitQuietly(pressed);
            });
            copies.await();
            dream.togglePause();
            dream.copyTo(LiveCopy::close);
            dream.leave();
            pressed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wherever the user looked, and although it was left in between. */
    @Test
    void aLiveDreamCanBeDreamedAgainByItsTrace() throws Exception {
        shown.open(List.of(dark()));
        LoadEvent.Read opened = await(LoadEvent.Read.class);
        LiveDream left = start(opened, Optional.empty());
        for (int i = 0; i < 12; i++) {
            left.look(Vec3.ofAngles(i, 0.1 * i - 0.5));
            awaitSteps(left, 2 * i);
        }
        left.leave();
        LiveCopy copy;
        try (LiveDream dream = start(opened, Optional.of(left))) {
            awaitSteps(dream, 30);
            copy = copy(dream);
        }
        SphereImage picture = opened.source().left();
        SphereImage again = new SphereImage(picture.image().copy(), picture.area());
        CellLayout layout = CellLayout.of(again.image().width(), again.image().height(), 2048, 256);
        try (GazeViews views =
                new GazeViews(again, opened.panorama().pose().worldFromImage(), ShownPictureTest::brightness)) {
            int number = 0;
            for (LiveTrace.Glance glance : copy.trace().glances()) {
                GazeViews.View view = views.view(number++, glance.gaze());
                for (int step = 0; step < glance.steps(); step++) {
                    view.step(layout);
                }
            }
        }
        assertThat(again.image().rgb()).isEqualTo(copy.dream().image().rgb());
        assertThat(copy.trace().glances().stream().map(LiveTrace.Glance::yaw).distinct())
                .hasSizeGreaterThan(2);
    }

    private static float brightest(SphereImage picture) {
        float most = 0;
        for (float sample : picture.image().rgb()) {
            most = Math.max(most, sample);
        }
        return most;
    }

    private static Objective.Session brightness(int width, int height) {
        return new Objective.Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                Arrays.fill(gradient, 1);
                return rgb[0];
            }

            @Override
            public void close() {}
        };
    }
}
