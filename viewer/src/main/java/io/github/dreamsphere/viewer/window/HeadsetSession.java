package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Control;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetAction;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.HeadsetException;
import io.github.dreamsphere.viewer.headset.HeadsetInput;
import io.github.dreamsphere.viewer.headset.HeadsetSessionEndedException;
import io.github.dreamsphere.viewer.headset.HeadsetView;
import io.github.dreamsphere.viewer.headset.Headsets;
import io.github.dreamsphere.viewer.load.Thumbnails;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import io.github.dreamsphere.viewer.show.PictureBrowser;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The headset beside the window, if there is one. It may show nothing for a while, for example while it is not worn. It may
 * also be disconnected and connected again.
 */
final class HeadsetSession implements AutoCloseable {
    private static final String ALONE = "showing in the window alone: ";
    /** Radians a second, with the stick pushed all the way. */
    private static final double SMOOTH_TURN = Math.toRadians(60);
    /** Seconds that a picture may take to load before the wearer is told. */
    private static final double PATIENCE = 0.5;

    private static final String HOW_TO_CHOOSE =
            "look at a picture and press the button for the next picture; for more pictures, turn or"
                    + " press the button for the previous picture";

    private final ViewerOptions options;
    private final SphereRenderer renderer;
    private final ShownPicture shown;
    private final PictureBrowser browser;
    private final LiveSession live;
    private final HeadsetSearch search;
    private final Thumbnails thumbnails;
    private Optional<Headset> headset = Optional.empty();
    private Optional<HeadsetView> view = Optional.empty();
    private Optional<HeadsetSigns> signs = Optional.empty();
    private Optional<ThumbnailStrip> strip = Optional.empty();
    private Blink blink = new Blink();
    private boolean isActive;
    private boolean explained;
    private double waiting;
    private double blend;
    /** Presses of the window's arrow keys since the last frame: those to the right minus those to the left. */
    private int steps;
    /** The window's arrow key that is held: −1 for left, 1 for right. */
    private int held;

    private HeadsetSession(
            ViewerOptions options,
            SphereRenderer renderer,
            ShownPicture shown,
            PictureBrowser browser,
            LiveSession live) {
        this.options = options;
        this.renderer = renderer;
        this.shown = shown;
        this.browser = browser;
        this.live = live;
        this.thumbnails = new Thumbnails(options.hints(), TilePainter.WIDTH, TilePainter.HEIGHT);
        this.search = new HeadsetSearch(() -> Headsets.isConnected(options.headset()));
    }

    /**
     * Connects to the headset that the options choose. With {@link HeadsetChoice#AUTO}, a headset that is connected later is
     * used as well.
     *
     * @param now in seconds
     * @throws IOException if the options require a headset that cannot be used
     */
    static HeadsetSession open(
            ViewerOptions options,
            SphereRenderer renderer,
            ShownPicture shown,
            PictureBrowser browser,
            LiveSession live,
            double now)
            throws IOException {
        HeadsetSession session = new HeadsetSession(options, renderer, shown, browser, live);
        if (options.headset() == HeadsetChoice.NONE) {
            return session;
        }
        try {
            session.connect(options.headset());
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
        options.say().accept(ALONE + reason.getMessage());
    }

    private void connect(HeadsetChoice choice) throws HeadsetException, GraphicsException {
        Headset found = Headsets.open(choice, options.comfort().standing());
        try {
            double tilt = Math.toRadians(options.comfort().tiltDegrees());
            view = Optional.of(new HeadsetView(found, renderer, tilt, options.supersampling()));
            signs = Optional.of(new HeadsetSigns());
            strip = Optional.of(
                    new ThumbnailStrip(thumbnails, new TilePainter(signs.get().hasFonts())));
            blink = new Blink();
            headset = Optional.of(found);
            options.say().accept("showing in the headset " + found.name());
        } catch (GraphicsException e) {
            signs.ifPresent(HeadsetSigns::close);
            signs = Optional.empty();
            view.ifPresent(HeadsetView::close);
            view = Optional.empty();
            found.close();
            throw e;
        }
    }

    /** Whether the headset shows pictures now. */
    boolean isActive() {
        return isActive;
    }

    /** The direction of the gaze in the world, while the headset shows pictures. */
    Optional<Vec3> gaze() {
        return isActive ? view.map(HeadsetView::gaze) : Optional.empty();
    }

    /** The name of the headset, while it shows pictures. */
    Optional<String> name() {
        return isActive ? headset.map(Headset::name) : Optional.empty();
    }

    /** Shows the title of a picture that has just been opened. */
    void opened(String title, double now) {
        signs.ifPresent(s -> s.add(title, now));
        blink.after(now);
    }

    /** Writes a line inside the headset. */
    void message(String line, double now) {
        signs.ifPresent(s -> s.add(line, now));
    }

    /** Turns the wearer by a step to the right (1) or to the left (−1), after a press of an arrow key of the window. */
    void step(int direction) {
        steps += direction;
    }

    /** Takes the window's arrow key that is held: −1 for left, 1 for right, 0 for none. It matters for smooth turns only. */
    void hold(int direction) {
        held = direction;
    }

    /** Has the head look at {@code yaw}, in radians. */
    void face(double yaw) {
        view.ifPresent(v -> v.face(yaw));
    }

    void mirror(int width, int height) {
        view.ifPresent(v -> v.mirror(width, height));
    }

    /**
     * Draws a frame and does what the controllers ask for.
     *
     * @param seconds since the frame before
     * @param now in seconds
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
            signs.get().begin(view.get().ahead(), seconds, now, blink.darkness(now));
            strip.get().look(view.get().ahead(), seconds);
            signs.get().progress(live.progress(), now);
            isActive = view.get().frame(shown::composition, this::paint);
            HeadsetInput input = headset.get().input();
            heed(input, seconds, now);
            explain(seconds, now);
            return input.quits();
        } catch (HeadsetSessionEndedException e) {
            disconnect();
            // Only OpenXR can tell that a headset was disconnected rather than failed.
            if (e.mayReturn()) {
                search.begin(now);
            }
            options.say().accept(ALONE + e.getMessage());
        } catch (HeadsetException e) {
            disconnect();
            goOnWithout(e);
        }
        return false;
    }

    private void paint(ViewPlane plane, Rotation roomFromEye) {
        strip.get().paint(plane, roomFromEye);
        signs.get().paint(plane, roomFromEye);
    }

    private void heed(HeadsetInput input, double seconds, double now) {
        input.pressed().forEach(action -> act(action, now));
        if (strip.get().isOpen()) {
            steps = 0;
            return;
        }
        if (turnsSmoothly()) {
            double turning = Math.min(1, Math.max(-1, input.turning() + held));
            view.get().turn(SMOOTH_TURN * turning * seconds);
        } else if (steps != 0) {
            snap(steps, now);
        }
        steps = 0;
        if (isActive && input.blend() != blend) {
            blend = input.blend();
            shown.blendTo(blend);
        }
    }

    private boolean turnsSmoothly() {
        return options.comfort().turnDegrees() == 0;
    }

    /** Shows the name of a picture that takes long to load and, once, what the controllers do. */
    private void explain(double seconds, double now) throws HeadsetException {
        Optional<String> awaited = browser.awaited();
        waiting = awaited.isPresent() ? waiting + seconds : 0;
        if (waiting > PATIENCE) {
            signs.get().loading(awaited.get(), now);
        }
        if (isActive && !explained) {
            List<Control> controls = headset.get().controls().stream()
                    .filter(control -> options.live().isPresent() || !control.isForLiveDreams())
                    .toList();
            explained = !controls.isEmpty();
            if (explained) {
                signs.get().controls(controls, now);
            }
        }
    }

    private void reconnect() {
        try {
            connect(options.headset());
            search.end();
            recentre();
        } catch (HeadsetException | GraphicsException e) {
            // The search goes on.
            return;
        }
    }

    private void act(HeadsetAction action, double now) {
        if (strip.get().isOpen() && choose(action)) {
            return;
        }
        switch (action) {
            case NEXT -> browser.turn(1);
            case PREVIOUS -> browser.turn(-1);
            case RECENTER -> blink.over(() -> recentre(), now);
            case TURN_LEFT -> snap(-1, now);
            case TURN_RIGHT -> snap(1, now);
            case CHOOSE -> openStrip(now);
            case REVEAL -> shown.toggleReveal();
            case LIVE -> live.toggle();
            case KEEP -> live.keep();
        }
    }

    private void openStrip(double now) {
        List<Path> pictures = browser.pictures();
        if (pictures.size() == 1) {
            message("there are no other pictures in this folder", now);
            return;
        }
        strip.get().open(pictures, browser.file(), view.get().ahead());
        message(HOW_TO_CHOOSE, now);
    }

    /** Applies {@code action} to the open strip; returns false if the action means there what it always means. */
    private boolean choose(HeadsetAction action) {
        switch (action) {
            case NEXT ->
                strip.get().marked().ifPresent(picture -> {
                    strip.get().dismiss();
                    browser.choose(picture);
                });
            case PREVIOUS, TURN_RIGHT -> strip.get().page(1);
            case TURN_LEFT -> strip.get().page(-1);
            case CHOOSE -> strip.get().dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Turns the wearer by {@code count} steps to the right, unless turns are smooth. */
    private void snap(int count, double now) {
        if (!turnsSmoothly()) {
            double angle = Math.toRadians(options.comfort().turnDegrees());
            blink.over(() -> view.ifPresent(v -> v.turn(count * angle)), now);
        }
    }

    /** Turns the first view of the picture to where the wearer looks. */
    void recentre() {
        shown.pose()
                .ifPresent(pose -> face(pose.firstCamera(Projection.RECTILINEAR).yaw()));
    }

    @Override
    public void close() {
        search.close();
        thumbnails.close();
        disconnect();
    }

    private void disconnect() {
        isActive = false;
        strip.ifPresent(ThumbnailStrip::close);
        signs.ifPresent(HeadsetSigns::close);
        view.ifPresent(HeadsetView::close);
        headset.ifPresent(Headset::close);
        strip = Optional.empty();
        signs = Optional.empty();
        view = Optional.empty();
        headset = Optional.empty();
    }
}
