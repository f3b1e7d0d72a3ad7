package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Panorama;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Draws the views of a {@link ViewRequest} into files: by OpenGL, or ray by ray on a machine without it. */
public final class ViewRun {
    private final ViewRequest request;
    private final Events events;

    /** Views as {@code request} describes them. */
    public ViewRun(ViewRequest request, Events events) {
        this.request = request;
        this.events = events;
    }

    /**
     * Draws views of the photosphere in {@code input}.
     *
     * @param out the name or pattern that the files' names are made from, see {@link io.github.dreamsphere.ViewSet}
     * @throws IllegalArgumentException if a view would overwrite the input or is not named like a picture
     */
    public void draw(Path input, Path out) throws IOException {
        // OpenGL starts while the file is read: for a single view, one takes about as long as the other.
        FutureTask<Panorama> reading = new FutureTask<>(() -> PanoramaFile.read(input, request.hints()));
        Thread reader = new Thread(reading, "panorama");
        reader.setDaemon(true);
        reader.start();
        try (ViewPainter painter = new ViewPainter(request, events)) {
            Panorama panorama = result(reading);
            panorama.warnings().forEach(events::warning);
            Map<Path, Camera> files = files(panorama, out);
            for (Path file : files.keySet()) {
                Destination.picture(file, input);
            }
            draw(painter, panorama, files);
        }
    }

    private static Panorama result(FutureTask<Panorama> reading) throws IOException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a photosphere was read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw (Error) e.getCause();
        }
    }

    /** Draws views of {@code photosphere}; the request's hints are not used. */
    public void draw(Photosphere photosphere, Path out) throws IOException {
        Panorama panorama = PanoramaFile.of(photosphere, out.getFileName().toString());
        Map<Path, Camera> files = files(panorama, out);
        for (Path file : files.keySet()) {
            Destination.picture(file);
        }
        try (ViewPainter painter = new ViewPainter(request, events)) {
            draw(painter, panorama, files);
        }
    }

    private Map<Path, Camera> files(Panorama panorama, Path out) {
        return ViewFiles.of(request.views(), request.camera().in(panorama.pose()), out);
    }

    private void draw(ViewPainter painter, Panorama panorama, Map<Path, Camera> files) throws IOException {
        painter.show(panorama);
        for (Map.Entry<Path, Camera> file : files.entrySet()) {
            Image view = painter.draw(file.getValue());
            ImageWriter.write(new Picture(view, Metadata.NONE), file.getKey(), WriteOptions.defaults());
            events.drawn(file.getKey(), new PictureSize(view.width(), view.height()));
        }
    }
}
