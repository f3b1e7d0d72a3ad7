package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.gl.ContextMaker;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.live.CellPainter;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveTrace;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A live dream that a graphics card writes into the window's texture, against the cells that the processor cuts. */
@Timeout(120)
class CellPainterTest {
    private static final GlLimits LIMITS = new GlLimits(64, 256);

    /** Size of the views. */
    private static final int VIEW = 64;

    @TempDir
    static Path folder;

    private static GlContext window;
    private static OpenDevice device;
    private static Net net;

    private final List<String> details = Collections.synchronizedList(new ArrayList<>());
    private final Events events = new Events() {
        @Override
        public void detail(String message) {
            details.add(message);
        }
    };

    private enum Part {
        SEAM(new Equirectangular(160, 80), 179, 10),
        POLE(new Equirectangular(160, 80), 30, 88),
        NEAR_POLE(new Equirectangular(320, 160), -30, -70),
        ODD(new Equirectangular(151, 75), -175, -60),
        NORTH(new Equirectangular(160, 50, 0, 0, 160, 80), 90, 75),
        WINDOW(new Equirectangular(90, 60, 30.25, 20, 160.5, 80.25), -80, -30);

        private final Equirectangular area;
        private final Vec3 gaze;

        Part(Equirectangular area, double yaw, double pitch) {
            this.area = area;
            this.gaze = Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch));
        }
    }

    @BeforeAll
    static void open() throws Exception {
        System.setProperty("dreamsphere.gpu.debug", "true");
        window = GlContext.offscreen();
        device = OpenDevice.of(DeviceChoice.GPU, Events.NONE);
        net = Models.ofProcess()
                .resolve(TinyNet.fixed(folder, VIEW).toString())
                .net()
                .upTo(TinyNet.LAYER);
    }

    @AfterAll
    static void close() {
        device.close();
        window.close();
        System.clearProperty("dreamsphere.gpu.debug");
    }

    private WindowNet open(ContextMaker contexts) {
        return WindowNet.open(device, net, TinyNet.LAYER, contexts, events);
    }

    private WindowNet inWindow() {
        return open(() -> SharedContext.computing(window));
    }

    private static SphereImage noise(Equirectangular area) {
        Image image = new Image(area.width(), area.height());
        Random random = new Random(5);
        float[] alpha = new float[area.width() * area.height()];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = random.nextFloat();
        }
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        return new SphereImage(image.withAlpha(alpha), area);
    }

    /** Keeps what takes the steps. */
    private static final class Watched implements Objective {
        private final Objective objective;
        private ViewAscent steps;

        private Watched(Objective objective) {
            this.objective = objective;
        }

        @Override
        public OptionalInt fixedSize() {
            return objective.fixedSize();
        }

        @Override
        public Session open(int width, int height) {
            Session session = objective.open(width, height);
            return new Session() {
                @Override
                public double gradient(float[] rgb, float[] gradient) {
                    throw new UnsupportedOperationException("the card takes the steps");
                }

                @Override
                public Optional<ViewAscent> views(Equirectangular sphere) {
                    Optional<ViewAscent> taken = session.views(sphere);
                    steps = taken.orElseThrow();
                    return taken;
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTextureShowsTheDreamWithGuttersAndLevels(Part part) {
        SphereImage dream = noise(part.area);
        SphereImage byProcessor = noise(part.area);
        try (WindowNet dreamer = inWindow();
                SphereTexture texture = SphereTexture.of(dream, LIMITS, false)) {
            CellLayout layout = texture.layout();
            Watched objective = new Watched(dreamer.objective());
            try (GazeViews views = new GazeViews(dream, Rotation.IDENTITY, objective);
                    CellPainter painter = dreamer.painters()
                            .orElseThrow()
                            .make(objective.steps, texture.writable().orElseThrow(), layout)) {
                dream(views, part, layout, painter::paint);
                painter.paintOverview();
            }
            try (GazeViews views =
                    new GazeViews(byProcessor, Rotation.IDENTITY, new GradientsOnly(dreamer.objective()))) {
                dream(views, part, layout, changed -> {});
            }
            TextureCells shown = TextureCells.of(texture);
            shown.assertShows(dream, true);
            shown.assertShows(byProcessor, true);
        }
        assertThat(dream.image().rgb()).isNotEqualTo(noise(part.area).image().rgb());
        assertThat(details).isEmpty();
    }

    private static void dream(GazeViews views, Part part, CellLayout layout, Consumer<BitSet> painter) {
        for (int number = 0; number < 3; number++) {
            GazeViews.View view = views.view(number, part.gaze);
            for (int step = 0; step < 2; step++) {
                painter.accept(view.step(layout));
            }
        }
    }

    /** Dreams of a picture, leaves and continues; then compares the texture with a copy, and the copy with its repetition. */
    private void assertIsShown(WindowNet dreamer) throws Exception {
        Path file = LivePictures.noise(folder.resolve("noise.png"), 256, 1);
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        try (SharedContext uploads = new SharedContext(window);
                Loader loader = new Loader(uploads, LIMITS, FileHints.NONE);
                ShownPicture shown = new ShownPicture(loader)) {
            shown.open(List.of(file));
            LoadEvent.Read read = await(shown, LoadEvent.Read.class);
            LiveDream before = LiveDream.start(read, Optional.empty(), dreamer, loader, said::add);
            await(shown, LoadEvent.Added.class);
            awaitSteps(before, 2);
            before.leave();
            try (LiveDream dream = LiveDream.start(read, Optional.of(before), dreamer, loader, said::add)) {
                SphereTexture texture =
                        await(shown, LoadEvent.Added.class).panorama().left();
                awaitSteps(dream, before.steps() + 7);
                dream.togglePause();
                try (LiveCopy copy = copy(dream)) {
                    TextureCells.of(texture).assertShows(copy.dream(), false);
                    assertThat(repeated(file, copy.trace()))
                            .isEqualTo(copy.dream().image().rgb());
                }
            }
            loader.close();
        }
        assertThat(said).isEmpty();
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

    /** The dream again, by the card in a context of its own, as without a window. */
    private static float[] repeated(Path file, LiveTrace trace) throws IOException {
        Panorama panorama = PanoramaFile.read(file, FileHints.NONE);
        SphereImage dream = panorama.left();
        CellLayout layout =
                CellLayout.withoutTextures(dream.image().width(), dream.image().height());
        try (Network network = device.network(net);
                GazeViews views = new GazeViews(
                        dream, panorama.pose().worldFromImage(), BlobObjective.energy(network, TinyNet.LAYER))) {
            for (int number = 0; number < trace.glances().size(); number++) {
                LiveTrace.Glance glance = trace.glances().get(number);
                GazeViews.View view = views.view(number, glance.gaze());
                for (int step = 0; step < glance.steps(); step++) {
                    view.step(layout);
                }
            }
        }
        return dream.image().rgb();
    }

    private static <T extends LoadEvent> T await(ShownPicture shown, Class<T> kind) throws InterruptedException {
        while (true) {
            Optional<LoadEvent> event = shown.update();
            if (event.filter(kind::isInstance).isPresent()) {
                return kind.cast(event.get());
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void aCopyIsWhatTheTextureShows() throws Exception {
        try (WindowNet dreamer = inWindow()) {
            assertThat(dreamer.painters()).isPresent();
            assertIsShown(dreamer);
        }
        assertThat(details).isEmpty();
    }

    @Test
    void withoutOpenGl43TheProcessorShowsWhatTheCardDreams() throws Exception {
        try (WindowNet dreamer = open(() -> {
            throw new GraphicsException("the window's graphics driver has no OpenGL 4.3");
        })) {
            assertThat(dreamer.painters()).isEmpty();
            assertIsShown(dreamer);
        }
        assertThat(details)
                .containsExactly("the graphics card dreams, and the processor brings the dream into the window:"
                        + " the window's graphics driver has no OpenGL 4.3");
    }
}
