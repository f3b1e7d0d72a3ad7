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
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Draws the views of a {@link ViewRequest} into files: by OpenGL, or ray by ray on a machine without it. */
public final class ViewRun {
    /** Rays along each edge of a pixel, without OpenGL. */
    private static final int RAYS = 3;

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
        Panorama panorama = PanoramaFile.read(input, request.hints());
        panorama.warnings().forEach(events::warning);
        Map<Path, Camera> files = files(panorama, out);
        for (Path file : files.keySet()) {
            Destination.picture(file, input);
        }
        draw(panorama, files);
    }

    /** Draws views of {@code photosphere}; the request's hints are not used. */
    public void draw(Photosphere photosphere, Path out) throws IOException {
        Panorama panorama = PanoramaFile.of(photosphere, out.getFileName().toString());
        Map<Path, Camera> files = files(panorama, out);
        for (Path file : files.keySet()) {
            Destination.picture(file);
        }
        draw(panorama, files);
    }

    private Map<Path, Camera> files(Panorama panorama, Path out) {
        return ViewFiles.of(request.views(), request.camera().in(panorama.outlook()), out);
    }

    private void draw(Panorama panorama, Map<Path, Camera> files) throws IOException {
        PictureSize size = request.size();
        try (SnapshotRenderer renderer = new SnapshotRenderer(panorama, request.eye(), request.anisotropy())) {
            for (Map.Entry<Path, Camera> file : files.entrySet()) {
                write(renderer.draw(file.getValue(), size.width(), size.height()), file.getKey());
            }
        } catch (GraphicsException e) {
            events.warning("no OpenGL here, so the view is drawn without it (" + e.getMessage() + ")");
            trace(panorama, files);
        }
    }

    private void trace(Panorama panorama, Map<Path, Camera> files) throws IOException {
        PictureSize size = request.size();
        TracedView traced =
                new TracedView(panorama.image(request.eye()), panorama.outlook().worldFromImage(), RAYS);
        for (Map.Entry<Path, Camera> file : files.entrySet()) {
            write(traced.draw(file.getValue(), size.width(), size.height()), file.getKey());
        }
    }

    private void write(Image view, Path file) throws IOException {
        ImageWriter.write(new Picture(view, Metadata.NONE), file, WriteOptions.defaults());
        events.drawn(file, new PictureSize(view.width(), view.height()));
    }
}
