package io.github.dreamsphere.viewer.window;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.ShaderWarmUp;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.load.ReaderWarmUp;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.FrameThrottle;
import io.github.dreamsphere.viewer.scene.Navigator;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.show.PictureBrowser;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A window to look around in, and the mirror of a headset where there is one. Its help (key H) lists what it can do.
 * For the process's first thread.
 */
public final class ViewerWindow implements AutoCloseable {
    private static final double LONGEST_STEP = 0.1;
    /** Rays that a graphics card easily casts where a view needs them. */
    private static final int CARD_ANISOTROPY = 8;

    /** Seconds between looks at what has changed while nothing is drawn; input ends them early. */
    private static final double PAUSE = 0.03;

    private final ViewerOptions options;
    private final GlContext context;
    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private final SphereRenderer renderer;
    private final ShaderWarmUp shaderWarmUp;
    private final Loader loader;
    private final ShownPicture shown;
    private final PictureBrowser browser;
    private final Optional<Captions> captions;
    private final WindowInput input;
    private final FullScreen fullScreen;
    private final Screenshot screenshot;
    private final HeadsetSession headset;
    private final LiveSession live;
    private final boolean encodesSrgb;
    private final boolean drawsOnProcessor;
    private final Stillness stillness = new Stillness();
    private final FrameThrottle throttle = new FrameThrottle();
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    /** What the wearer of a headset should know, too. */
    private final Queue<String> wearerMessages = new ConcurrentLinkedQueue<>();

    private Function<PanoramaPose, Camera> firstCamera;
    private Navigator navigator = new Navigator(PanoramaPose.LEVEL.firstCamera(Projection.RECTILINEAR));
    private boolean wantsScreenshot;

    /**
     * Opens the window and begins to load.
     *
     * @throws GraphicsException if there is no display or no OpenGL 3.3
     * @throws IOException if a folder has no pictures, or the headset that must be used cannot be
     */
    public ViewerWindow(ViewerOptions options) throws IOException {
        this.options = options;
        this.firstCamera = options.firstCamera();
        ReaderWarmUp.begin(options.files().get(0), options.hints());
        context = GlContext.window(options.width(), options.height(), "dreamsphere");
        toClose.push(context::close);
        try {
            encodesSrgb = glGetFramebufferAttachmentParameteri(
                            GL_FRAMEBUFFER, GL_BACK_LEFT, GL_FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING)
                    == GL_SRGB;
            drawsOnProcessor = context.drawsOnProcessor();
            // First of all the picture is asked for: it is read while the rest is made ready.
            SharedContext uploads = new SharedContext(context);
            toClose.push(uploads::close);
            GlLimits limits = GlLimits.ofContext();
            loader = new Loader(uploads, limits, options.hints());
            shown = new ShownPicture(loader);
            toClose.push(shown::close);
            toClose.push(loader::close);
            browser = new PictureBrowser(shown, options.files(), this::say);
            live = new LiveSession(options.live(), () -> SharedContext.computing(context), loader, this::say);
            toClose.push(live::close);
            renderer = new SphereRenderer(options.anisotropy().orElse(drawsOnProcessor ? 1 : CARD_ANISOTROPY));
            renderer.readCubically(!drawsOnProcessor);
            toClose.push(renderer::close);
            boolean crossfades = options.files().size() > 1 || options.live().isPresent();
            shaderWarmUp = new ShaderWarmUp(renderer, limits, crossfades, encodesSrgb);
            toClose.push(shaderWarmUp::close);
            shaderWarmUp.step();
            headset = HeadsetSession.open(options, renderer, new Pictures(shown, browser, live), glfwGetTime());
            toClose.push(headset::close);
            captions = Captions.open(contentScale(), options.say());
            captions.ifPresent(c -> toClose.push(c::close));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        if (options.reveal()) {
            shown.toggleReveal();
        }
        fullScreen = new FullScreen(context.window());
        screenshot = new Screenshot(Path.of(""), messages::add);
        input = new WindowInput(context.window(), this::act, shown::showVersion, shown::blend, browser::open);
        toClose.push(input::close);
        input.steer(navigator);
        glfwSetWindowRefreshCallback(context.window(), window -> stillness.disturb());
        glfwSwapInterval(1);
    }

    private float contentScale() {
        float[] x = new float[1];
        float[] y = new float[1];
        glfwGetWindowContentScale(context.window(), x, y);
        return Math.max(1, x[0]);
    }

    private void show(String message, double now) {
        captions.ifPresent(c -> c.message(message, now));
    }

    private void say(String line) {
        options.say().accept(line);
        messages.add(line);
        wearerMessages.add(line);
    }

    /**
     * Shows the window until it is closed.
     *
     * @param isCancelled whether it shall be closed now; asked often
     * @throws IOException if the picture asked for cannot be read
     */
    public void show(BooleanSupplier isCancelled) throws IOException {
        double last = glfwGetTime();
        while (!glfwWindowShouldClose(context.window()) && !isCancelled.getAsBoolean()) {
            double now = glfwGetTime();
            heedLoader(now);
            advance(Math.min(LONGEST_STEP, now - last), now);
            last = now;
            if (isWorthDrawing(now)) {
                draw(now);
                glfwSwapBuffers(context.window());
                if (drawsOnProcessor && live.isActive()) {
                    throttle.rest(glfwGetTime() - now);
                }
                glfwPollEvents();
            } else if (headset.isActive()) {
                glfwPollEvents();
            } else {
                glfwWaitEventsTimeout(PAUSE);
            }
        }
    }

    /** Nothing need be drawn into a window that cannot be seen, or that shows the same as before. */
    private boolean isWorthDrawing(double now) {
        if (glfwGetWindowAttrib(context.window(), GLFW_ICONIFIED) == GLFW_TRUE) {
            return false;
        }
        return headset.isActive() || !stillness.isStill(drawnView(now), now);
    }

    private DrawnView drawnView(double now) {
        int[] width = new int[1];
        int[] height = new int[1];
        glfwGetFramebufferSize(context.window(), width, height);
        Optional<Composition> composition = shown.composition(Eye.LEFT);
        return new DrawnView(
                navigator.camera(),
                width[0],
                height[0],
                composition,
                composition.map(Composition::changes).orElse(0),
                captions.map(c -> c.look(now)));
    }

    private void heedLoader(double now) throws IOException {
        for (Optional<LoadEvent> event = shown.update(); event.isPresent(); event = shown.update()) {
            browser.heed(event.get());
            if (event.get() instanceof LoadEvent.Opened opened && shown.isCurrent(opened) && opened.version() == 0) {
                begin(opened, now);
            }
            if (event.get() instanceof LoadEvent.Read read && shown.isCurrent(read) && read.version() == 0) {
                live.begin(read, browser.file());
            }
        }
        for (String message = messages.poll(); message != null; message = messages.poll()) {
            show(message, now);
        }
        for (String message = wearerMessages.poll(); message != null; message = wearerMessages.poll()) {
            headset.message(message, now);
        }
    }

    /** Another picture is seen for the first time. */
    private void begin(LoadEvent.Opened opened, double now) {
        navigator = new Navigator(firstCamera.apply(opened.panorama().pose()));
        firstCamera = pose -> pose.firstCamera(Projection.RECTILINEAR);
        input.steer(navigator);
        headset.face(navigator.camera().yaw());
        captions.ifPresent(c -> c.name(browser.title(), now));
        headset.opened(browser.title(), now);
        showTitle();
        live.stop();
    }

    private void showTitle() {
        String worn =
                headset.name().map(name -> " - seen in the headset " + name).orElse("");
        glfwSetWindowTitle(context.window(), browser.title() + " - dreamsphere" + worn);
    }

    /** Time passes, and the headset shows its next frame. */
    private void advance(double seconds, double now) throws IOException {
        navigator.tick(seconds);
        headset.hold(input.heldSideways());
        Vec3 gaze = headset.gaze()
                .orElseGet(() -> navigator.camera().worldFromCamera().apply(new Vec3(0, 0, -1)));
        loader.look(gaze);
        live.look(gaze);
        captions.ifPresent(c -> c.progress(live.progress()));
        shown.tick(seconds, gaze);
        boolean hadHeadset = headset.isActive();
        if (headset.frame(seconds, now)) {
            glfwSetWindowShouldClose(context.window(), true);
        }
        if (hadHeadset != headset.isActive()) {
            // Either the headset or the display sets the pace.
            glfwSwapInterval(headset.isActive() ? 0 : 1);
            input.guide(headset.isActive() ? Optional.of(headset::step) : Optional.empty());
            // The window's own view may be the same as before the headset, but the mirror is what was drawn last.
            stillness.disturb();
            showTitle();
        }
        if (wantsScreenshot) {
            takeScreenshot();
        }
    }

    private void draw(double now) {
        int[] width = new int[1];
        int[] height = new int[1];
        glfwGetFramebufferSize(context.window(), width, height);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glViewport(0, 0, Math.max(1, width[0]), Math.max(1, height[0]));
        drawView(width[0], height[0]);
        shown.composition(Eye.LEFT).ifPresent(seen -> shaderWarmUp.step());
        captions.ifPresent(c -> c.draw(seenBy(), Math.max(1, width[0]), Math.max(1, height[0]), now));
    }

    /** The camera whose view is shown: that of the head, while a headset shows pictures. */
    private Camera seenBy() {
        double fov = Math.toRadians(Projection.RECTILINEAR.usualFovDegrees());
        return headset.gaze()
                .map(gaze -> new Camera(gaze.longitude(), gaze.latitude(), 0, fov, Projection.RECTILINEAR))
                .orElseGet(navigator::camera);
    }

    /** What the headset shows, or else what the window's own camera sees. */
    private void drawView(int width, int height) {
        if (headset.isActive()) {
            headset.mirror(width, height);
            return;
        }
        Camera camera = navigator.camera();
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        shown.composition(Eye.LEFT)
                .ifPresent(composition -> renderer.draw(
                        composition,
                        camera.projection(),
                        navigator.plane(input.width(), input.height()),
                        camera.worldFromCamera(),
                        encodesSrgb));
    }

    private void takeScreenshot() {
        wantsScreenshot = false;
        int[] width = new int[1];
        int[] height = new int[1];
        glfwGetFramebufferSize(context.window(), width, height);
        int shownWidth = Math.max(1, width[0]);
        int shownHeight = Math.max(1, height[0]);
        drawView(shownWidth, shownHeight);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        glReadBuffer(GL_BACK);
        try (DrawnPixels view = new DrawnPixels(shownWidth, shownHeight)) {
            screenshot.write(view.toImage(), shown.name().orElse("dreamsphere"));
        }
    }

    private void act(Action action) {
        switch (action) {
            case NEXT -> browser.turn(1);
            case PREVIOUS -> browser.turn(-1);
            case REVEAL -> shown.toggleReveal();
            case LIVE -> live.toggle();
            case KEEP -> live.keep();
            case AUTOROTATE -> turnByItself();
            case PLANET -> navigator.toggle(Projection.PLANET);
            case FISHEYE -> navigator.toggle(Projection.FISHEYE);
            case RESET -> reset();
            case COMPASS -> captions.ifPresent(Captions::toggleCompass);
            case FULL_SCREEN -> fullScreen.toggle();
            case SCREENSHOT -> wantsScreenshot = true;
            case HELP -> captions.ifPresent(Captions::toggleHelp);
            case CLOSE -> leave();
        }
    }

    /** Starts or stops the automatic rotation, except while someone wears the headset: it would make the wearer sick. */
    private void turnByItself() {
        if (!headset.isActive()) {
            navigator.toggleAutorotate();
        }
    }

    /** The first view again: in the window, or ahead of the headset's wearer. */
    private void reset() {
        if (headset.isActive()) {
            headset.recentre();
        } else {
            navigator.reset();
        }
    }

    private void leave() {
        if (fullScreen.isOn()) {
            fullScreen.toggle();
        } else {
            glfwSetWindowShouldClose(context.window(), true);
        }
    }

    @Override
    public void close() {
        glfwHideWindow(context.window());
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
    }
}
