package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.EXTMemoryObject.GL_DEVICE_UUID_EXT;
import static org.lwjgl.opengl.EXTMemoryObject.GL_UUID_SIZE_EXT;
import static org.lwjgl.opengl.EXTMemoryObject.glGetUnsignedBytei_vEXT;
import static org.lwjgl.opengl.GL43C.*;

import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Net;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL43C;
import org.lwjgl.system.MemoryUtil;
import org.slf4j.LoggerFactory;

/**
 * A graphics card, or a processor in its place, that computes networks with OpenGL 4.3. An OpenGL context belongs to a
 * thread, so the card has a thread of its own, and calls wait for it.
 */
public final class GraphicsCard implements Device {
    /** Bytes that a pass of several images may take. */
    private static final long LARGEST_OF_TILES = 1L << 30;

    private final ExecutorService thread;
    private final CardContext context;
    private final String renderer;
    private final CardMemory memory;
    private final Programs programs;
    private Optional<TunedTilings> tuned = Optional.empty();
    private Tilings tilings = Tilings.FIXED;
    private Optional<Consumer<String>> notes = Optional.empty();
    private Optional<ProcessorOps> processorOps = Optional.empty();

    private GraphicsCard(CardContext context) throws GraphicsCardException {
        this.context = context;
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "graphics card");
            made.setDaemon(true);
            return made;
        });
        try {
            thread.submit(() -> {
                        context.enter();
                        return null;
                    })
                    .get();
            renderer = call(() -> glGetString(GL_RENDERER));
            run(Objections::listen);
            programs = call(Programs::new);
            memory = call(CardMemory::new);
        } catch (ExecutionException e) {
            thread.shutdown();
            if (e.getCause() instanceof GraphicsCardException known) {
                throw known;
            }
            throw new GraphicsCardException(
                    "OpenGL cannot be used: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            thread.shutdown();
            Thread.currentThread().interrupt();
            throw new GraphicsCardException("interrupted while the graphics card was opened", e);
        } catch (RuntimeException e) {
            // Waits: the caller may destroy the context next.
            run(context::leave);
            thread.shutdown();
            throw new GraphicsCardException("OpenGL cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The device of this number, in EGL's order, from 0.
     *
     * @throws GraphicsCardException if it is missing or has no OpenGL 4.3
     */
    public static GraphicsCard open(int number) throws GraphicsCardException {
        return new GraphicsCard(EglContext.on(number));
    }

    /**
     * The first device that is a graphics card, or else the one that the driver chooses.
     *
     * @throws GraphicsCardException if there is none with OpenGL 4.3
     */
    public static GraphicsCard open() throws GraphicsCardException {
        int count = count();
        for (int number = 0; number < count; number++) {
            try {
                GraphicsCard card = open(number);
                if (!card.isSoftware()) {
                    return card;
                }
                card.close();
            } catch (GraphicsCardException e) {
                LoggerFactory.getLogger(GraphicsCard.class).debug("device {} cannot be used", number, e);
            }
        }
        return new GraphicsCard(EglContext.onAny());
    }

    /** The number of devices for {@link #open(int)}. */
    public static int count() throws GraphicsCardException {
        return EglContext.devices();
    }

    /** The driver's name of the device. */
    public String name() {
        return renderer;
    }

    /**
     * This device in a context that others share objects with. Two devices of one name are taken for one if their driver
     * does not number them.
     *
     * @param shared for the thread of the new card alone; the caller closes it after the new card
     * @throws GraphicsCardException if the context has no OpenGL 4.3, or is another device's
     */
    public GraphicsCard in(CardContext shared) throws GraphicsCardException {
        GraphicsCard opened = new GraphicsCard(shared);
        if (!opened.call(GraphicsCard::identity).equals(call(GraphicsCard::identity))) {
            opened.close();
            throw new GraphicsCardException("another device draws there, " + opened.name());
        }
        return opened;
    }

    private static String identity() {
        String name = glGetString(GL_RENDERER);
        if (!GL.getCapabilities().GL_EXT_memory_object) {
            return name;
        }
        byte[] number = new byte[GL_UUID_SIZE_EXT];
        ByteBuffer bytes = MemoryUtil.memAlloc(GL_UUID_SIZE_EXT);
        glGetUnsignedBytei_vEXT(GL_DEVICE_UUID_EXT, 0, bytes);
        bytes.get(number);
        MemoryUtil.memFree(bytes);
        return name + " " + HexFormat.of().formatHex(number);
    }

    /** True if there is no graphics card and the processor computes in its place, more slowly than the engine. */
    public boolean isSoftware() {
        String name = renderer.toLowerCase(Locale.ROOT);
        return Stream.of("llvmpipe", "softpipe", "swiftshader", "software").anyMatch(name::contains);
    }

    @Override
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
        return pass(net, blobs, width, height, kind, tilings, new Tiles(1));
    }

    /** {@inheritDoc} A processor in a card's place computes one at a time: it gains nothing by more. */
    @Override
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, int tiles) {
        Pass one = pass(net, blobs, width, height, kind);
        int fitting = isSoftware() ? 1 : (int) Math.min(tiles, LARGEST_OF_TILES / one.bytes());
        if (fitting < 2) {
            return one;
        }
        one.close();
        return pass(net, blobs, width, height, kind, tilings, new Tiles(fitting));
    }

    /**
     * As {@link #pass(Net, List, int, int, PassKind)}, with chosen tilings.
     *
     * @param chosen the tiling of a convolution with a number of output channels
     */
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, IntFunction<Tiling> chosen) {
        Tilings byOutputs = (work, seconds) -> chosen.apply(work.outputs());
        return pass(net, blobs, width, height, kind, byOutputs, new Tiles(1));
    }

    /** As the others, for several images at once. */
    CardPass pass(Net net, List<String> blobs, int width, int height, PassKind kind, Tilings wanted, Tiles tiles) {
        Card card = new Card(programs, memory, wanted, tiles);
        CardPass made = call(() -> {
            CardPass pass = new CardPass(this, card, net, blobs, width, height, kind.hasGradient());
            tuned.ifPresent(TunedTilings::save);
            return pass;
        });
        processorOps.ifPresent(ops -> ops.tell(net.name(), made.processorOps()));
        return made;
    }

    /**
     * From now on tells {@code receiver}, once for each net, which of its operations the processor computes because the card
     * has no shader for them, and which spheres do not fit into the card's memory for a live dream. It is told by the thread
     * that asks for a pass, or for the steps of a live dream.
     */
    public void report(Consumer<String> receiver) {
        notes = Optional.of(receiver);
        processorOps = Optional.of(new ProcessorOps(receiver));
    }

    /** Passes a line on to whom {@link #report} named. */
    void note(String line) {
        notes.ifPresent(receiver -> receiver.accept(line));
    }

    /**
     * From now on times the tilings of each convolution at first use, and keeps the fastest in {@code folder}, in a file
     * of this device and driver. A processor in a card's place is not tuned.
     */
    public void tune(Path folder) {
        if (isSoftware()) {
            return;
        }
        String version = call(() -> glGetString(GL_VERSION));
        String name = (renderer + " " + version).replaceAll("[^A-Za-z0-9.]+", "-");
        TunedTilings best = new TunedTilings(folder.resolve(name + ".txt"));
        tuned = Optional.of(best);
        tilings = best;
    }

    /**
     * What paints the sphere of {@code steps} into a texture.
     *
     * @param steps of a pass on this card
     * @param texture in this card's context; its name belongs to the painter from now on
     */
    public CellPaint paint(ViewAscent steps, CellTexture texture) {
        if (!(steps instanceof CardViews views)) {
            throw new IllegalArgumentException("the steps must be taken by this graphics card");
        }
        return new CellPaint(this, texture, views.shaders(texture));
    }

    /** Runs {@code task} on the card's thread and waits for it. */
    <T> T call(Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphicsCardFailure("interrupted while the graphics card computed");
        }
    }

    /** Waits until everything is computed. */
    public void finish() {
        run(GL43C::glFinish);
    }

    /** Runs {@code task} on the card's thread and waits for it. */
    void run(Runnable task) {
        call(() -> {
            task.run();
            return null;
        });
    }

    /** Throws if the driver has objected to anything since the last check. */
    static void check(String doing) {
        Objections.check(doing);
        int error = glGetError();
        if (error == GL_OUT_OF_MEMORY) {
            throw new CardMemoryException("the graphics card's memory is full (" + doing + "); use smaller tiles");
        }
        if (error != GL_NO_ERROR) {
            throw new GraphicsCardFailure(
                    "the graphics card failed (" + doing + ", OpenGL error 0x" + Integer.toHexString(error) + ")");
        }
    }

    @Override
    public void close() {
        run(() -> {
            memory.close();
            programs.close();
            context.leave();
        });
        thread.shutdown();
    }
}
