package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.FrameTimer;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Projection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Draws what the two eyes of a headset see, frame by frame. */
public final class HeadsetView implements AutoCloseable {
    private static final Vec3 UP = new Vec3(0, 1, 0);
    private static final Vec3 AHEAD = new Vec3(0, 0, -1);
    private static final Vec3 RIGHT = new Vec3(1, 0, 0);
    /** If less of the head's right-hand axis is level, the wearer lies on the side, and the axis tells no heading. */
    private static final double LEAST_LEVEL = 0.1;

    private final Headset headset;
    private final SphereRenderer renderer;
    private final Map<Eye, EyeTarget> targets = new EnumMap<>(Eye.class);
    private final Supersampling supersampling;
    private final FrameTimer timer = new FrameTimer();
    private final double tiltRadians;
    private Rotation tilt;
    private Rotation head = Rotation.IDENTITY;
    private double turned;
    /** The yaw that the head is to look at from the next frame on, in radians. */
    private OptionalDouble faced = OptionalDouble.empty();

    /**
     * Makes the pictures to draw into.
     *
     * @param tilt how far up the head points that sees the horizon ahead, in radians: more than 0 for those who lie back
     * @param supersampling chooses how many pixels to draw for each of the headset's
     * @throws GraphicsException if the driver cannot draw pictures as large as the headset's
     */
    public HeadsetView(Headset headset, SphereRenderer renderer, double tilt, Supersampling supersampling)
            throws GraphicsException {
        this.supersampling = supersampling;
        this.tiltRadians = tilt;
        this.tilt = Rotation.ofAxis(RIGHT, -tilt);
        this.headset = headset;
        this.renderer = renderer;
        try {
            for (Eye eye : Eye.values()) {
                targets.put(eye, new EyeTarget(headset.eyeWidth(), headset.eyeHeight()));
            }
        } catch (GraphicsException e) {
            close();
            throw e;
        }
    }

    /**
     * Draws and shows a frame.
     *
     * @param scene what each eye sees, or empty for nothing yet
     * @param over draws over it
     * @return false if the headset shows nothing now
     * @throws HeadsetException if the headset is gone
     */
    public boolean frame(Function<Eye, Optional<Composition>> scene, EyePainter over) throws HeadsetException {
        Optional<Rotation> now = headset.awaitHead();
        if (now.isEmpty()) {
            return false;
        }
        head = now.get();
        faced.ifPresent(this::turnTo);
        faced = OptionalDouble.empty();
        timer.begin();
        double factor = supersampling.factor();
        boolean isRefused = false;
        for (Eye eye : Eye.values()) {
            EyeTarget target = targets.get(eye);
            isRefused |= !target.bind(factor);
            EyeOptics optics = headset.optics(eye);
            draw(scene.apply(eye), optics);
            over.paint(optics.plane(), head.then(optics.headFromEye()));
            target.finish();
        }
        timer.end();
        for (Eye eye : Eye.values()) {
            headset.submit(eye, targets.get(eye).texture());
        }
        headset.endFrame();
        measure(isRefused);
        return true;
    }

    /** Tells the supersampling how long earlier frames have taken, and whether the driver has refused this one's pixels. */
    private void measure(boolean isRefused) {
        for (OptionalDouble taken = timer.poll(); taken.isPresent(); taken = timer.poll()) {
            supersampling.frame(taken.getAsDouble(), headset.period());
        }
        if (isRefused) {
            supersampling.refuse();
        }
    }

    /** Turns the world so that the wearer looks at {@code yaw}, in radians, and tilts it about the head's present heading. */
    private void turnTo(double yaw) {
        Vec3 right = head.apply(RIGHT);
        Vec3 level = new Vec3(right.x(), 0, right.z());
        if (level.length() > LEAST_LEVEL) {
            tilt = Rotation.ofAxis(level.normalized(), -tiltRadians);
        }
        turned = yaw - tilt.then(head).apply(AHEAD).longitude();
    }

    private void draw(Optional<Composition> scene, EyeOptics optics) {
        if (scene.isEmpty()) {
            glClearColor(0, 0, 0, 1);
            glClear(GL_COLOR_BUFFER_BIT);
            return;
        }
        Rotation worldFromEye = worldFromHead().then(optics.headFromEye());
        renderer.draw(scene.get(), Projection.RECTILINEAR, optics.plane(), worldFromEye, true);
    }

    /** From the head's axes to the world's. */
    private Rotation worldFromHead() {
        return Rotation.ofAxis(UP, -turned).then(tilt).then(head);
    }

    /** The direction in the room that the head points in. */
    public Vec3 ahead() {
        return head.apply(AHEAD);
    }

    /** The direction in the world that the head points in. */
    public Vec3 gaze() {
        return worldFromHead().apply(AHEAD);
    }

    /** Turns the wearer by {@code angle} radians to the right. */
    public void turn(double angle) {
        turned += angle;
    }

    /** Turns the world so that the wearer looks at {@code yaw}, in radians, in the next frame. */
    public void face(double yaw) {
        faced = OptionalDouble.of(yaw);
    }

    /** Shows what the left eye sees in the bound window of {@code width} × {@code height} pixels. */
    public void mirror(int width, int height) {
        targets.get(Eye.LEFT).copyToWindow(width, height);
    }

    @Override
    public void close() {
        targets.values().forEach(EyeTarget::close);
        timer.close();
    }
}
