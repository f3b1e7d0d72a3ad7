package io.github.dreamsphere.viewer.load;

import static org.lwjgl.opengl.GL33C.glFinish;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads pictures and uploads them on a thread of its own, cell by cell, so that the render loop never waits. A new
 * request ends the one before it. The render loop asks, and polls for what has happened.
 */
public final class Loader implements AutoCloseable {
    private final SharedContext context;
    private final GlLimits limits;
    private final FileHints hints;
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final Queue<LoadEvent> events = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::work, "loader");
    private volatile int wanted;
    private volatile boolean closed;
    private volatile Vec3 gaze = new Vec3(0, 0, -1);

    /**
     * Starts the thread.
     *
     * @param context for the loader's thread alone
     * @param hints what to go by instead of what the files say
     */
    public Loader(SharedContext context, GlLimits limits, FileHints hints) {
        this.context = context;
        this.limits = limits;
        this.hints = hints;
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets the direction in the world where the viewer looks now. What lies there becomes sharp first. */
    public void look(Vec3 direction) {
        gaze = direction;
    }

    /** Asks for the versions of one picture, instead of what was asked for before; returns the request's number. */
    public int request(List<Path> versions) {
        int request = ++wanted;
        jobs.add(() -> load(request, versions));
        return request;
    }

    /** What has happened since it was last asked, or empty. */
    public Optional<LoadEvent> poll() {
        return Optional.ofNullable(events.poll());
    }

    /** Frees a panorama that is shown no longer. */
    public void discard(LoadedPanorama panorama) {
        jobs.add(panorama::close);
    }

    /**
     * Shows one more version of a picture that is open, when all of its own have been loaded.
     *
     * @return the version's texture, once it is uploaded
     */
    public CompletableFuture<SphereTexture> add(LoadEvent.Read open, String name, SphereImage picture) {
        CompletableFuture<SphereTexture> uploaded = new CompletableFuture<>();
        jobs.add(() -> {
            try {
                SphereTexture texture = SphereTexture.of(picture, limits, false);
                glFinish();
                events.add(new LoadEvent.Added(
                        open.request(), new LoadedPanorama(name, open.panorama().pose(), texture, texture)));
                uploaded.complete(texture);
            } catch (RuntimeException | OutOfMemoryError e) {
                uploaded.completeExceptionally(e);
            }
        });
        return uploaded;
    }

    /** Has {@code upload} done on the loader's thread, in its context, after what was asked for before. */
    public CompletableFuture<Void> run(Runnable upload) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        jobs.add(() -> {
            try {
                upload.run();
                glFinish();
                done.complete(null);
            } catch (RuntimeException | OutOfMemoryError e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void work() {
        BackgroundPriority.LOADING.enter();
        JvmThreads.giveWay();
        context.enter();
        try {
            while (!closed) {
                jobs.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.leave();
        }
    }

    private boolean isStale(int request) {
        return closed || request != wanted;
    }

    private void load(int request, List<Path> versions) {
        for (int version = 0; version < versions.size() && !isStale(request); version++) {
            open(request, version, versions.get(version));
        }
        events.add(new LoadEvent.Finished(request));
    }

    private void open(int request, int version, Path file) {
        ProgressiveLoad opening = new ProgressiveLoad(
                file,
                hints,
                limits,
                () -> isStale(request),
                () -> gaze,
                panorama -> events.add(new LoadEvent.Opened(request, version, panorama)));
        try {
            Panorama whole = opening.read();
            events.add(new LoadEvent.Read(request, version, opening.panorama().orElseThrow(), whole));
            opening.upload(whole);
        } catch (NoSuchFileException e) {
            fail(request, opening, file, new FileException(file, "there is no such file any more", e));
        } catch (IOException | RuntimeException e) {
            fail(request, opening, file, e);
        } catch (OutOfMemoryError e) {
            fail(request, opening, file, new FileException(file, "too large for the memory given to Java", e));
        }
    }

    /** What is no longer wanted has not failed: what was shown of it stays until the next picture can be seen. */
    private void fail(int request, ProgressiveLoad opening, Path file, Exception failure) {
        Optional<LoadedPanorama> shown = opening.panorama().filter(p -> opening.isShown());
        if (shown.isEmpty()) {
            opening.panorama().ifPresent(LoadedPanorama::close);
        }
        if (!isStale(request)) {
            events.add(new LoadEvent.Failed(request, file, shown, failure));
        }
    }

    /** Ends the thread; the context can be closed then. */
    @Override
    public void close() {
        closed = true;
        jobs.add(() -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
