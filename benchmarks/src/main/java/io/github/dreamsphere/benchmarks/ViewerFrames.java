package io.github.dreamsphere.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.app.view.WindowNet;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.ShaderWarmUp;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.live.LiveDream;
import io.github.dreamsphere.viewer.live.LiveDreamer;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.live.LiveWarmUp;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.load.ReaderWarmUp;
import io.github.dreamsphere.viewer.scene.FrameThrottle;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Measures the viewer's frame times without a display: while a picture is opened; at rest, beside a bare draw call;
 * while the picture is loaded again and again; and during a live dream. The camera turns a little with every frame.
 */
public final class ViewerFrames {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    /** Width of the bare draw call's texture. */
    private static final int TEXTURE_WIDTH = 4096;
    /** Frames that are not counted: the driver compiles shaders, and the JVM its bytecode. */
    private static final int WARM_UP_FRAMES = 20;

    private final Path picture;
    private final double seconds;
    private final TurningView view;

    private ViewerFrames(Path picture, double seconds, TurningView view) {
        this.picture = picture;
        this.seconds = seconds;
        this.view = view;
    }

    /**
     * Arguments: the picture, the seconds to measure in each state, the layer for the live dream (none without), the device
     * that dreams, as for {@code --device} (default: cpu), and the steps of its timeline (default: 20).
     */
    public static void main(String[] arguments) throws IOException {
        Path picture = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        if (arguments.length < 3) {
            run(picture, seconds, Optional.empty());
            return;
        }
        String layer = arguments[2];
        Net net = BuiltIn.DREAM.load().net().upTo(layer);
        DeviceChoice choice = arguments.length > 3 ? DeviceChoice.parse(arguments[3]) : DeviceChoice.CPU;
        Events events = new Events() {
            @Override
            public void detail(String message) {
                print("%s", message);
            }
        };
        try (OpenDevice device = OpenDevice.of(choice, events)) {
            print("dreamed by %s", device.cardName().orElse("the processor"));
            int steps = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 20;
            Live live = new Live(contexts -> WindowNet.open(device, net, layer, contexts, events), steps);
            run(picture, seconds, Optional.of(live));
        }
    }

    /**
     * A live dream to be measured.
     *
     * @param steps how many its timeline has
     */
    private record Live(LiveOptions.Opener opener, int steps) {}

    private static void run(Path picture, double seconds, Optional<Live> live) throws IOException {
        ReaderWarmUp.begin(picture, FileHints.NONE);
        try (GlContext context = GlContext.offscreen();
                SharedContext uploads = new SharedContext(context);
                RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
                SphereRenderer renderer = new SphereRenderer();
                ShaderWarmUp warmUp = new ShaderWarmUp(renderer, GlLimits.ofContext(), live.isPresent(), true);
                Loader loader = new Loader(uploads, GlLimits.ofContext(), FileHints.NONE);
                ShownPicture shown = new ShownPicture(loader)) {
            target.bind();
            TurningView view = new TurningView(shown, renderer, warmUp, WIDTH, HEIGHT);
            ViewerFrames frames = new ViewerFrames(picture, seconds, view);
            frames.open();
            print("opening, not drawn: %s", new FirstSharp(loader, shown).open(picture, 0));
            print("opening, not drawn: %s", new FirstSharp(loader, shown).open(picture, 120));
            frames.atRest();
            frames.loading();
            if (live.isPresent()) {
                try (LiveDreamer dreamer = live.get().opener().open(() -> SharedContext.computing(context))) {
                    frames.timeline(dreamer, live.get().steps(), loader);
                    frames.dreaming(dreamer, loader, context.drawsOnProcessor());
                }
            }
            loader.close();
        }
    }

    /** Opens the picture and prints when the first of it could be seen, and when all of it. */
    private LoadEvent.Read open() throws IOException {
        ShownPicture shown = view.shown();
        long start = System.nanoTime();
        double first = Double.NaN;
        LoadEvent.Read read = null;
        shown.open(List.of(picture));
        // The window warms up shaders at the same two moments.
        view.warmUp().step();
        while (true) {
            Optional<LoadEvent> event = shown.update().filter(shown::isCurrent);
            if (shown.name().isEmpty()) {
                // A window waits for its display here.
                LockSupport.parkNanos(1_000_000);
            } else if (!Double.isNaN(first)) {
                view.warmUp().step();
            }
            view.frame();
            double now = (System.nanoTime() - start) / 1e9;
            if (event.isPresent() && event.get() instanceof LoadEvent.Opened) {
                first = now;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Read whole) {
                read = whole;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Failed failed) {
                throw new IOException(failed.reason());
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Finished) {
                print("opening:        first pixels after %.2f s, all of them after %.2f s", first, now);
                return read;
            }
        }
    }

    private void atRest() throws IOException {
        FrameTimes viewer = new FrameTimes();
        FrameTimes bare = new FrameTimes();
        try (BareDraw draw = new BareDraw(TEXTURE_WIDTH, TEXTURE_WIDTH / 2)) {
            for (int frame = 0; frame < WARM_UP_FRAMES; frame++) {
                view.bareFrame(draw);
                view.frame();
            }
            long start = System.nanoTime();
            while (isWithinTime(start)) {
                bare.add(view.bareFrame(draw));
                viewer.add(view.frame());
            }
        }
        print("bare draw call: %s", bare);
        print(
                "at rest:        %s; %.2f times the bare draw call",
                viewer, viewer.percentile(0.5) / bare.percentile(0.5));
    }

    private void loading() {
        ShownPicture shown = view.shown();
        FrameTimes times = new FrameTimes();
        int loaded = 0;
        shown.open(List.of(picture));
        long start = System.nanoTime();
        while (isWithinTime(start)) {
            long frame = System.nanoTime();
            if (shown.update().filter(LoadEvent.Finished.class::isInstance).isPresent()) {
                loaded++;
                shown.open(List.of(picture));
            }
            view.frame();
            times.add((System.nanoTime() - frame) / 1e9);
        }
        print("loading:        %s; loaded %d times", withEvenness(times), loaded);
    }

    /** The processor's time that the first steps of a live dream take, while nothing is drawn. */
    private void timeline(LiveDreamer dreamer, int most, Loader loader) throws IOException {
        LoadEvent.Read read = open();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        StringBuilder line = new StringBuilder();
        long ready = system.getProcessCpuTime();
        await(LiveWarmUp.begin(dreamer.objective()));
        long start = system.getProcessCpuTime();
        try (LiveDream dream = LiveDream.start(read, Optional.empty(), dreamer, loader, System.out::println)) {
            dream.look(view.gaze());
            for (int steps : IntStream.of(1, 2, 3, 5, 10, 15, 20)
                    .filter(step -> step <= most)
                    .toArray()) {
                while (dream.steps() < steps) {
                    LockSupport.parkNanos(1_000_000);
                }
                line.append(String.format(
                        Locale.ROOT, ", %d after %.2f s", steps, (system.getProcessCpuTime() - start) / 1e9));
            }
        }
        print(
                "live dream, not drawn, by processor time: the net is made ready in %.2f s, which a window does while the"
                        + " picture is read; steps%s",
                (start - ready) / 1e9, line.substring(1));
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dreaming(LiveDreamer dreamer, Loader loader, boolean throttled) throws IOException {
        LoadEvent.Read read = open();
        try (LiveDream dream = LiveDream.start(read, Optional.empty(), dreamer, loader, System.out::println)) {
            while (view.shown()
                    .update()
                    .filter(LoadEvent.Added.class::isInstance)
                    .isEmpty()) {
                view.frame();
            }
            FrameTimes times = new FrameTimes();
            FrameThrottle throttle = new FrameThrottle();
            long start = System.nanoTime();
            while (isWithinTime(start)) {
                dream.look(view.gaze());
                double frame = view.frame();
                times.add(frame);
                if (throttled) {
                    throttle.rest(frame);
                }
            }
            print("live dream:     %s; took %d steps", withEvenness(times), dream.steps());
        }
    }

    private boolean isWithinTime(long start) {
        return System.nanoTime() - start < seconds * 1e9;
    }

    private static String withEvenness(FrameTimes times) {
        return String.format(
                Locale.ROOT, "%s; p99 is %.2f times p50", times, times.percentile(0.99) / times.percentile(0.5));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
