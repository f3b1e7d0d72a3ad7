package io.github.dreamsphere.viewer.benchmark;

import static org.lwjgl.opengl.GL33C.glFinish;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.BareDraw;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.FrameTimes;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws frames as fast as they come, turning all the while, without a display: at rest, while pictures are loaded over
 * and over, and while a dream is computed.
 */
public final class Benchmark {
    private static final int TEXTURE_WIDTH = 4096;
    private static final double TURN_PER_FRAME = Math.toRadians(0.7);

    private final int width;
    private final int height;
    private final double secondsEach;

    /** Frames of {@code width} × {@code height} pixels, measured for so many seconds in each state. */
    public Benchmark(int width, int height, double secondsEach) {
        if (!(secondsEach > 0)) {
            throw new IllegalArgumentException("a benchmark must last more than 0 seconds, was " + secondsEach);
        }
        this.width = width;
        this.height = height;
        this.secondsEach = secondsEach;
    }

    /**
     * One line for each state.
     *
     * @throws IOException if there is no OpenGL or the picture cannot be read
     */
    public List<String> run(Path picture, Optional<Objective> live) throws IOException {
        List<String> lines = new ArrayList<>();
        try (GlContext context = GlContext.offscreen();
                SharedContext uploads = new SharedContext(context);
                RenderTarget target = new RenderTarget(width, height);
                SphereRenderer renderer = new SphereRenderer();
                Loader loader = new Loader(uploads, GlLimits.ofContext(), Optional.empty());
                Stage stage = new Stage(loader)) {
            target.bind();
            lines.add("bare draw call: " + bare());
            stage.open(List.of(picture));
            LoadEvent.Opened opened = awaitPicture(stage);
            lines.add("at rest:        " + frames(stage, renderer, () -> {}));
            lines.add("loading:        " + frames(stage, renderer, () -> stage.open(List.of(picture))));
            if (live.isPresent()) {
                try (LiveDream dream = LiveDream.start(opened, live.get(), loader)) {
                    lines.add("live dream:     " + frames(stage, renderer, () -> {}));
                }
            }
            loader.close();
        }
        return lines;
    }

    private FrameTimes bare() throws IOException {
        FrameTimes times = new FrameTimes();
        try (BareDraw bare = new BareDraw(TEXTURE_WIDTH, TEXTURE_WIDTH / 2)) {
            Turning turning = new Turning();
            while (turning.seconds() < secondsEach) {
                Camera camera = turning.next();
                long start = System.nanoTime();
                bare.draw(camera.plane(width, height), camera.worldFromCamera());
                glFinish();
                times.add((System.nanoTime() - start) / 1e9);
            }
        }
        return times;
    }

    private static LoadEvent.Opened awaitPicture(Stage stage) throws IOException {
        LoadEvent.Opened opened = null;
        while (true) {
            Optional<LoadEvent> event = stage.update();
            if (event.isPresent() && event.get() instanceof LoadEvent.Opened o) {
                opened = o;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Failed failed) {
                throw new IOException(failed.reason());
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Finished) {
                return opened;
            }
            Thread.onSpinWait();
        }
    }

    /** Each time a load has finished, {@code again} may begin another. */
    private FrameTimes frames(Stage stage, SphereRenderer renderer, Runnable again) {
        FrameTimes times = new FrameTimes();
        Turning turning = new Turning();
        again.run();
        while (turning.seconds() < secondsEach) {
            Camera camera = turning.next();
            long start = System.nanoTime();
            if (stage.update().filter(e -> e instanceof LoadEvent.Finished).isPresent()) {
                again.run();
            }
            stage.tick(1 / 60.0, camera.worldFromCamera().apply(new Vec3(0, 0, -1)));
            stage.composition(Eye.LEFT)
                    .ifPresent(c -> renderer.draw(
                            c, camera.projection(), camera.plane(width, height), camera.worldFromCamera(), true));
            glFinish();
            times.add((System.nanoTime() - start) / 1e9);
        }
        return times;
    }

    /** A camera that turns a little every frame, and a clock. */
    private static final class Turning {
        private final long start = System.nanoTime();
        private Camera camera = Camera.ofDegrees(0, 5, 0, 90, Projection.RECTILINEAR);

        Camera next() {
            camera = camera.withDirection(camera.yaw() + TURN_PER_FRAME, camera.pitch());
            return camera;
        }

        double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
