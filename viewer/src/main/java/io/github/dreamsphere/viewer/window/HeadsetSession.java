package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetAction;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.HeadsetException;
import io.github.dreamsphere.viewer.headset.HeadsetInput;
import io.github.dreamsphere.viewer.headset.HeadsetSessionEndedException;
import io.github.dreamsphere.viewer.headset.HeadsetView;
import io.github.dreamsphere.viewer.headset.Headsets;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.PictureBrowser;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.util.Optional;

/**
 * The headset beside the window, while there is one. It may show nothing for a while, as while it is not worn, and go away
 * and come back.
 */
final class HeadsetSession implements AutoCloseable {
    private static final String ALONE = "showing in the window alone: ";
    private static final double SNAP_TURN = Math.toRadians(30);

    private final ViewerOptions options;
    private final SphereRenderer renderer;
    private final ReturnWatch watch = new ReturnWatch();
    private Optional<Headset> headset = Optional.empty();
    private Optional<HeadsetView> view = Optional.empty();
    private boolean isActive;
    private double blend;

    private HeadsetSession(ViewerOptions options, SphereRenderer renderer) {
        this.options = options;
        this.renderer = renderer;
    }

    /**
     * Connects to the headset that the options choose.
     *
     * @throws IOException if it must be used and cannot be
     */
    static HeadsetSession open(ViewerOptions options, SphereRenderer renderer) throws IOException {
        HeadsetSession session = new HeadsetSession(options, renderer);
        if (options.headset() == HeadsetChoice.NONE) {
            return session;
        }
        try {
            session.connect(options.headset());
        } catch (HeadsetException | GraphicsException e) {
            if (options.headset() != HeadsetChoice.AUTO) {
                throw e;
            }
            options.say().accept(ALONE + e.getMessage());
        }
        return session;
    }

    private void connect(HeadsetChoice choice) throws HeadsetException, GraphicsException {
        Headset found = Headsets.open(choice, options.standing());
        try {
            view = Optional.of(new HeadsetView(found, renderer));
            headset = Optional.of(found);
            options.say().accept("showing in the headset " + found.name());
        } catch (GraphicsException e) {
            found.close();
            throw e;
        }
    }

    /** Whether one looks through a headset now. */
    boolean isActive() {
        return isActive;
    }

    /** Where the head points in the world, while one looks through a headset. */
    Optional<Vec3> gaze() {
        return isActive ? view.map(HeadsetView::gaze) : Optional.empty();
    }

    /** Has the head look at {@code yaw}, in radians. */
    void face(double yaw) {
        view.ifPresent(v -> v.face(yaw));
    }

    void mirror(int width, int height) {
        view.ifPresent(v -> v.mirror(width, height));
    }

    /**
     * Draws a frame and heeds the controllers; true if the runtime asks the program to end.
     *
     * @param now in seconds
     * @throws HeadsetException if the headset that must be used can be used no longer
     */
    boolean frame(ShownPicture shown, PictureBrowser browser, double now) throws HeadsetException {
        if (watch.isDue(now)) {
            reconnect(shown, now);
        }
        if (headset.isEmpty()) {
            return false;
        }
        try {
            isActive = view.get().frame(shown::composition);
            HeadsetInput input = headset.get().input();
            input.pressed().forEach(action -> act(action, shown, browser));
            if (isActive && input.blend() != blend) {
                blend = input.blend();
                shown.blendTo(blend);
            }
            return input.quits();
        } catch (HeadsetSessionEndedException e) {
            close();
            if (e.mayReturn()) {
                watch.begin(now);
            }
            options.say().accept(ALONE + e.getMessage());
        } catch (HeadsetException e) {
            close();
            if (options.headset() != HeadsetChoice.AUTO) {
                throw e;
            }
            options.say().accept(ALONE + e.getMessage());
        }
        return false;
    }

    private void reconnect(ShownPicture shown, double now) {
        try {
            // Only OpenXR tells a headset that has gone away from one that fails.
            connect(HeadsetChoice.OPENXR);
            watch.end();
            recentre(shown);
        } catch (HeadsetException | GraphicsException e) {
            watch.failed(now);
        }
    }

    private void act(HeadsetAction action, ShownPicture shown, PictureBrowser browser) {
        switch (action) {
            case NEXT -> browser.turn(1);
            case PREVIOUS -> browser.turn(-1);
            case RECENTER -> recentre(shown);
            case TURN_LEFT -> view.ifPresent(v -> v.turn(-SNAP_TURN));
            case TURN_RIGHT -> view.ifPresent(v -> v.turn(SNAP_TURN));
            case REVEAL -> shown.toggleReveal();
        }
    }

    private void recentre(ShownPicture shown) {
        shown.pose()
                .ifPresent(pose -> face(pose.firstCamera(Projection.RECTILINEAR).yaw()));
    }

    @Override
    public void close() {
        isActive = false;
        view.ifPresent(HeadsetView::close);
        headset.ifPresent(Headset::close);
        view = Optional.empty();
        headset = Optional.empty();
    }
}
