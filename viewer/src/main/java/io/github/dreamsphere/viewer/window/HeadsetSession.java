package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetAction;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.HeadsetException;
import io.github.dreamsphere.viewer.headset.HeadsetInput;
import io.github.dreamsphere.viewer.headset.HeadsetView;
import io.github.dreamsphere.viewer.headset.OpenVrHeadset;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.PictureBrowser;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The headset beside the window, while there is one. */
final class HeadsetSession implements AutoCloseable {
    private static final String ALONE = "showing in the window alone: ";
    private static final double SNAP_TURN = Math.toRadians(30);

    private final Consumer<String> say;
    private final boolean required;
    private Optional<Headset> headset;
    private Optional<HeadsetView> view;
    private double blend;

    private HeadsetSession(
            Optional<Headset> headset, Optional<HeadsetView> view, boolean required, Consumer<String> say) {
        this.headset = headset;
        this.view = view;
        this.required = required;
        this.say = say;
    }

    /**
     * Connects to the headset that the options choose.
     *
     * @throws IOException if it must be used and cannot be
     */
    static HeadsetSession open(ViewerOptions options, SphereRenderer renderer) throws IOException {
        if (options.headset() == HeadsetChoice.OFF) {
            return new HeadsetSession(Optional.empty(), Optional.empty(), false, options.say());
        }
        try {
            return connected(options, renderer);
        } catch (HeadsetException | GraphicsException e) {
            if (options.headset() == HeadsetChoice.OPENVR) {
                throw e;
            }
            options.say().accept(ALONE + e.getMessage());
            return new HeadsetSession(Optional.empty(), Optional.empty(), false, options.say());
        }
    }

    private static HeadsetSession connected(ViewerOptions options, SphereRenderer renderer) throws IOException {
        Headset headset = OpenVrHeadset.open(options.standing());
        try {
            HeadsetView view = new HeadsetView(headset, renderer);
            options.say().accept("showing in the headset " + headset.name());
            boolean required = options.headset() == HeadsetChoice.OPENVR;
            return new HeadsetSession(Optional.of(headset), Optional.of(view), required, options.say());
        } catch (GraphicsException e) {
            headset.close();
            throw e;
        }
    }

    /** Whether one looks through a headset now. */
    boolean isActive() {
        return view.isPresent();
    }

    /** Where the head points in the world, while a headset is used. */
    Optional<Vec3> gaze() {
        return view.map(HeadsetView::gaze);
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
     * @throws HeadsetException if the headset is gone and must be used
     */
    boolean frame(ShownPicture shown, PictureBrowser browser) throws HeadsetException {
        if (headset.isEmpty()) {
            return false;
        }
        try {
            view.get().frame(shown::composition);
            HeadsetInput input = headset.get().input();
            input.pressed().forEach(action -> act(action, shown, browser));
            if (input.blend() != blend) {
                blend = input.blend();
                shown.blendTo(blend);
            }
            return input.quits();
        } catch (HeadsetException e) {
            close();
            if (required) {
                throw e;
            }
            say.accept(ALONE + e.getMessage());
            return false;
        }
    }

    private void act(HeadsetAction action, ShownPicture shown, PictureBrowser browser) {
        switch (action) {
            case NEXT -> browser.turn(1);
            case PREVIOUS -> browser.turn(-1);
            case RECENTER ->
                shown.pose()
                        .ifPresent(
                                o -> face(o.firstCamera(Projection.RECTILINEAR).yaw()));
            case TURN_LEFT -> view.ifPresent(v -> v.turn(-SNAP_TURN));
            case TURN_RIGHT -> view.ifPresent(v -> v.turn(SNAP_TURN));
            case REVEAL -> shown.toggleReveal();
        }
    }

    @Override
    public void close() {
        view.ifPresent(HeadsetView::close);
        headset.ifPresent(Headset::close);
        view = Optional.empty();
        headset = Optional.empty();
    }
}
