package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.HeadsetException;
import io.github.dreamsphere.viewer.headset.HeadsetSessionEndedException;
import io.github.dreamsphere.viewer.headset.Headsets;
import io.github.dreamsphere.viewer.load.Thumbnails;
import java.io.IOException;
import java.util.Optional;

/**
 * The headset beside the window, if there is one. It may show nothing for a while, for example while it is not worn. It may
 * also be disconnected and connected again. Times are in seconds.
 */
final class HeadsetSession implements AutoCloseable {
    private static final String ALONE = "showing in the window alone: ";

    private final ViewerOptions options;
    private final SphereRenderer renderer;
    private final Pictures pictures;
    private final HeadsetSearch search;
    private final Thumbnails thumbnails;
    private Optional<ConnectedHeadset> headset = Optional.empty();
    /** The line that said last why there is no headset. */
    private String said = "";

    private HeadsetSession(ViewerOptions options, SphereRenderer renderer, Pictures pictures) {
        this.options = options;
        this.renderer = renderer;
        this.pictures = pictures;
        this.thumbnails = new Thumbnails(options.hints(), TilePainter.WIDTH, TilePainter.HEIGHT);
        this.search = new HeadsetSearch(() -> Headsets.isConnected(options.headset()), this::sayAlone);
    }

    /**
     * Connects to the headset that the options choose. With {@link HeadsetChoice#AUTO}, a headset that is connected later is
     * used as well.
     *
     * @throws IOException if the options require a headset that cannot be used
     */
    static HeadsetSession open(ViewerOptions options, SphereRenderer renderer, Pictures pictures, double now)
            throws IOException {
        HeadsetSession session = new HeadsetSession(options, renderer, pictures);
        if (options.headset() == HeadsetChoice.NONE) {
            return session;
        }
        try {
            session.connect();
        } catch (HeadsetException e) {
            session.goOnWithout(e);
            session.search.begin(now);
        } catch (GraphicsException e) {
            session.goOnWithout(e);
        }
        return session;
    }

    /** Says that the window alone shows the pictures, or throws {@code reason} if the options require the headset. */
    private <E extends IOException> void goOnWithout(E reason) throws E {
        if (options.headset() != HeadsetChoice.AUTO) {
            throw reason;
        }
        sayAlone(reason);
    }

    /** Says why the window alone shows the pictures, in one line, unless that was said last. */
    private void sayAlone(Throwable reason) {
        String message = Optional.ofNullable(reason.getMessage()).orElseGet(reason::toString);
        String line = ALONE + message.lines().findFirst().orElse("");
        if (!line.equals(said)) {
            said = line;
            options.say().accept(line);
        }
    }

    private void connect() throws HeadsetException, GraphicsException {
        Headset found = Headsets.open(options.headset(), options.comfort().standing());
        try {
            HeadsetScene scene = new HeadsetScene(found, renderer, options, thumbnails);
            headset = Optional.of(new ConnectedHeadset(found, scene, pictures, options));
        } catch (GraphicsException | RuntimeException e) {
            found.close();
            throw e;
        }
        said = "";
        options.say().accept("showing in the headset " + found.name());
    }

    private Optional<ConnectedHeadset> active() {
        return headset.filter(ConnectedHeadset::isActive);
    }

    /** Whether the headset shows pictures now. */
    boolean isActive() {
        return active().isPresent();
    }

    /** The direction of the gaze in the world, while the headset shows pictures. */
    Optional<Vec3> gaze() {
        return active().map(ConnectedHeadset::gaze);
    }

    /** The name of the headset, while it shows pictures. */
    Optional<String> name() {
        return active().map(ConnectedHeadset::name);
    }

    /** Shows the title of a picture that has just been opened. */
    void opened(String title, double now) {
        headset.ifPresent(h -> h.opened(title, now));
    }

    /** Writes a line inside the headset. */
    void message(String line, double now) {
        headset.ifPresent(h -> h.scene().signs().add(line, now));
    }

    /** As {@link WearerControls#step}. */
    void step(int direction) {
        headset.ifPresent(h -> h.controls().step(direction));
    }

    /** As {@link WearerControls#hold}. */
    void hold(int direction) {
        headset.ifPresent(h -> h.controls().hold(direction));
    }

    /** Has the head look at {@code yaw}, in radians. */
    void face(double yaw) {
        headset.ifPresent(h -> h.scene().view().face(yaw));
    }

    /** Turns the first view of the picture to where the wearer looks. */
    void recentre() {
        headset.ifPresent(h -> h.controls().recentre());
    }

    void mirror(int width, int height) {
        headset.ifPresent(h -> h.scene().view().mirror(width, height));
    }

    /**
     * Draws a frame and does what the controllers ask for.
     *
     * @param seconds since the frame before
     * @return whether the runtime asks the program to end
     * @throws HeadsetException if the options require the headset and it has failed
     */
    boolean frame(double seconds, double now) throws HeadsetException {
        if (search.finds(now)) {
            reconnect();
        }
        if (headset.isEmpty()) {
            return false;
        }
        try {
            return headset.get().frame(seconds, now);
        } catch (HeadsetSessionEndedException e) {
            disconnect();
            // Only OpenXR can tell that a headset was disconnected rather than failed.
            if (e.mayReturn()) {
                search.begin(now);
            }
            sayAlone(e);
        } catch (HeadsetException e) {
            disconnect();
            goOnWithout(e);
        }
        return false;
    }

    /** Connects to a headset that the search has seen. If that fails, the window and the search go on. */
    private void reconnect() {
        try {
            connect();
            search.end();
            recentre();
        } catch (IOException | RuntimeException | LinkageError e) {
            sayAlone(e);
        }
    }

    @Override
    public void close() {
        search.close();
        thumbnails.close();
        disconnect();
    }

    private void disconnect() {
        headset.ifPresent(ConnectedHeadset::close);
        headset = Optional.empty();
    }
}
