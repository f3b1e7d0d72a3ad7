package io.github.dreamsphere.benchmarks;

import static org.lwjgl.opengl.GL33C.glFinish;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.gl.BareDraw;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.Rehearsal;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.Foretaste;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Pace;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Measures the viewer's frames without a display, so without waiting for one, while the camera turns: while a picture is
 * opened, at rest (every other frame is the bare draw call that it is compared with), while pictures are loaded again and
 * again, and while a dream is computed. A frame's time lasts until the driver has finished it.
 */
public final class ViewerFrames {
    private static final int TEXTURE_WIDTH = 4096;
    private static final double TURN_PER_FRAME = Math.toRadians(0.7);
    private static final Vec3 AHEAD = new Vec3(0, 0, -1);
    /** Frames before the first that counts: the driver translates shaders, and Java its own code. */
    private static final int WARM_UP_FRAMES = 20;

    private final int width;
    private final int height;
    private final double secondsEach;
    private final Consumer<String> report = System.out::println;

    private ViewerFrames(int width, int height, double secondsEach) {
        this.width = width;
        this.height = height;
        this.secondsEach = secondsEach;
    }

    /** Arguments: a picture, frame width and height in pixels, seconds in each state, and a layer of the built-in net. */
    public static void main(String[] arguments) throws IOException {
        ViewerFrames frames = new ViewerFrames(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
        String layer = arguments[4];
        try (Network network = new Network(BuiltIn.DREAM.load().net().upTo(layer))) {
            frames.run(Path.of(arguments[0]), BlobObjective.energy(network, layer));
        }
    }

    private void run(Path picture, Objective live) throws IOException {
        Foretaste.begin(picture, FileHints.NONE);
        try (GlContext context = GlContext.offscreen();
                SharedContext uploads = new SharedContext(context);
                RenderTarget target = new RenderTarget(width, height);
                SphereRenderer renderer = new SphereRenderer(1);
                Rehearsal rehearsal = new Rehearsal(renderer, GlLimits.ofContext(), true, true);
                Loader loader = new Loader(uploads, GlLimits.ofContext(), FileHints.NONE);
                Stage stage = new Stage(loader)) {
            target.bind();
            Turning turning = new Turning(stage, renderer, rehearsal, context.drawsOnProcessor());
            open(turning, picture, report);
            atRest(turning);
            loading(turning, picture);
            dreaming(turning, picture, live, loader);
            loader.close();
        }
    }

    /** Seconds from opening a picture until a part of it is seen, and until all of it is. */
    private LoadEvent.Read open(Turning turning, Path picture, Consumer<String> told) throws IOException {
        long start = System.nanoTime();
        double first = Double.NaN;
        LoadEvent.Read read = null;
        turning.stage.open(List.of(picture));
        // As a window does: while the picture is read, and after it is seen.
        turning.rehearsal.step();
        while (true) {
            Optional<LoadEvent> event = turning.stage.update().filter(turning.stage::isCurrent);
            if (turning.stage.name().isEmpty()) {
                // A window waits for its display here.
                LockSupport.parkNanos(1_000_000);
            } else if (!Double.isNaN(first)) {
                turning.rehearsal.step();
            }
            turning.frame();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (event.isPresent() && event.get() instanceof LoadEvent.Opened) {
                first = seconds;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Read all) {
                read = all;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Failed failed) {
                throw new IOException(failed.reason(), failed.failure());
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Finished) {
                told.accept(String.format(
                        "opening:        first picture after %.2f s, all of it after %.2f s", first, seconds));
                return read;
            }
        }
    }

    private void atRest(Turning turning) throws IOException {
        FrameTimes ours = new FrameTimes();
        FrameTimes bare = new FrameTimes();
        try (BareDraw draw = new BareDraw(TEXTURE_WIDTH, TEXTURE_WIDTH / 2)) {
            for (int frame = 0; frame < WARM_UP_FRAMES; frame++) {
                turning.bare(draw);
                turning.frame();
            }
            long start = System.nanoTime();
            while (System.nanoTime() - start < secondsEach * 1e9) {
                bare.add(turning.bare(draw));
                ours.add(turning.frame());
            }
        }
        report.accept("bare draw call: " + bare);
        report.accept(String.format(
                "at rest:        %s; %.2f times the bare draw call",
                ours, ours.percentile(0.5) / bare.percentile(0.5)));
    }

    private void loading(Turning turning, Path picture) {
        FrameTimes times = new FrameTimes();
        int loaded = 0;
        turning.stage.open(List.of(picture));
        long start = System.nanoTime();
        while (System.nanoTime() - start < secondsEach * 1e9) {
            long frame = System.nanoTime();
            if (turning.stage
                    .update()
                    .filter(e -> e instanceof LoadEvent.Finished)
                    .isPresent()) {
                loaded++;
                turning.stage.open(List.of(picture));
            }
            turning.frame();
            times.add((System.nanoTime() - frame) / 1e9);
        }
        report.accept("loading:        " + judged(times) + "; loaded " + loaded + " times");
    }

    private void dreaming(Turning turning, Path picture, Objective objective, Loader loader) throws IOException {
        LoadEvent.Read read = open(turning, picture, line -> {});
        try (LiveDream dream = LiveDream.start(read, objective, loader, report)) {
            while (turning.stage
                    .update()
                    .filter(e -> e instanceof LoadEvent.Added)
                    .isEmpty()) {
                turning.frame();
            }
            FrameTimes times = new FrameTimes();
            Pace pace = new Pace();
            long start = System.nanoTime();
            while (System.nanoTime() - start < secondsEach * 1e9) {
                dream.look(turning.gaze());
                double seconds = turning.frame();
                times.add(seconds);
                if (turning.drawsOnProcessor) {
                    pace.rest(seconds);
                }
            }
            report.accept("live dream:     " + judged(times) + "; dreamed " + dream.views() + " views");
        }
    }

    private static String judged(FrameTimes times) {
        return String.format("%s; p99 is %.2f times p50", times, times.percentile(0.99) / times.percentile(0.5));
    }

    /** Draws frame after frame with a camera that turns a little each time. */
    private final class Turning {
        private final Stage stage;
        private final SphereRenderer renderer;
        private final Rehearsal rehearsal;
        private final boolean drawsOnProcessor;
        private Camera camera = Camera.ofDegrees(0, 5, 0, 90, Projection.RECTILINEAR);

        Turning(Stage stage, SphereRenderer renderer, Rehearsal rehearsal, boolean drawsOnProcessor) {
            this.stage = stage;
            this.renderer = renderer;
            this.rehearsal = rehearsal;
            this.drawsOnProcessor = drawsOnProcessor;
        }

        Vec3 gaze() {
            return camera.worldFromCamera().apply(AHEAD);
        }

        private void turn() {
            camera = camera.withDirection(camera.yaw() + TURN_PER_FRAME, camera.pitch());
        }

        /** Seconds that a frame of the viewer takes. */
        double frame() {
            turn();
            long start = System.nanoTime();
            stage.tick(1 / 60.0, gaze());
            stage.composition(Eye.LEFT)
                    .ifPresent(c -> renderer.draw(
                            c, camera.projection(), camera.plane(width, height), camera.worldFromCamera(), true));
            glFinish();
            return (System.nanoTime() - start) / 1e9;
        }

        /** Seconds that the same view takes as a bare draw call. */
        double bare(BareDraw draw) {
            long start = System.nanoTime();
            draw.draw(camera.plane(width, height), camera.worldFromCamera());
            glFinish();
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
