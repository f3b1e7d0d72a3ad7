package io.github.dreamsphere.benchmarks;

import static org.lwjgl.opengl.GL33C.glFinish;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.ShaderWarmUp;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.ShownPicture;

/** Draws frames with a camera that turns a little with each, and measures them until the driver has finished. */
final class TurningView {
    private static final double TURN_PER_FRAME = Math.toRadians(0.7);
    private static final Vec3 AHEAD = new Vec3(0, 0, -1);
    /** Seconds between two frames, as the crossfade sees them. */
    private static final double TICK = 1 / 60.0;

    private final ShownPicture shown;
    private final SphereRenderer renderer;
    private final ShaderWarmUp warmUp;
    private final int width;
    private final int height;
    private Camera camera = Camera.ofDegrees(0, 5, 0, 90, Projection.RECTILINEAR);

    /** Frames of {@code width} × {@code height} pixels. */
    TurningView(ShownPicture shown, SphereRenderer renderer, ShaderWarmUp warmUp, int width, int height) {
        this.shown = shown;
        this.renderer = renderer;
        this.warmUp = warmUp;
        this.width = width;
        this.height = height;
    }

    ShownPicture shown() {
        return shown;
    }

    ShaderWarmUp warmUp() {
        return warmUp;
    }

    /** The direction in the world that the camera looks in. */
    Vec3 gaze() {
        return camera.worldFromCamera().apply(AHEAD);
    }

    /** Draws a frame of the viewer; its time in seconds. */
    double frame() {
        camera = camera.withDirection(camera.yaw() + TURN_PER_FRAME, camera.pitch());
        long start = System.nanoTime();
        shown.tick(TICK, gaze());
        shown.composition(Eye.LEFT)
                .ifPresent(c -> renderer.draw(
                        c, camera.projection(), camera.plane(width, height), camera.worldFromCamera(), true));
        glFinish();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Draws the same view by a bare draw call; its time in seconds. */
    double bareFrame(BareDraw draw) {
        long start = System.nanoTime();
        draw.draw(camera.plane(width, height), camera.worldFromCamera());
        glFinish();
        return (System.nanoTime() - start) / 1e9;
    }
}
