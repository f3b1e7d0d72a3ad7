package io.github.dreamsphere.cli;

import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Draws what cameras see into files: by OpenGL, or, on a machine without it, ray by ray, saying so. */
final class ViewPicture {
    private static final int RAYS = 3;

    private ViewPicture() {}

    /** One picture, and a line about it. */
    static void draw(Panorama panorama, Camera camera, PictureSize size, Path out, Terminal terminal)
            throws IOException {
        draw(panorama, Eye.LEFT, Map.of(out, camera), size, 1, terminal);
    }

    /**
     * A picture for each file, and a line about each.
     *
     * @param anisotropy for OpenGL, as {@link SnapshotRenderer} takes it
     */
    static void draw(
            Panorama panorama, Eye eye, Map<Path, Camera> pictures, PictureSize size, int anisotropy, Terminal terminal)
            throws IOException {
        try (SnapshotRenderer renderer = new SnapshotRenderer(panorama, eye, anisotropy)) {
            for (Map.Entry<Path, Camera> picture : pictures.entrySet()) {
                Image view = renderer.draw(picture.getValue(), size.width(), size.height());
                write(view, picture.getKey(), terminal);
            }
        } catch (GraphicsException e) {
            terminal.warn("no OpenGL here, so the view is drawn without it (" + e.getMessage() + ")");
            trace(panorama, eye, pictures, size, terminal);
        }
    }

    private static void trace(
            Panorama panorama, Eye eye, Map<Path, Camera> pictures, PictureSize size, Terminal terminal)
            throws IOException {
        TracedView traced =
                new TracedView(panorama.image(eye), panorama.outlook().worldFromImage(), RAYS);
        for (Map.Entry<Path, Camera> picture : pictures.entrySet()) {
            write(traced.draw(picture.getValue(), size.width(), size.height()), picture.getKey(), terminal);
        }
    }

    private static void write(Image view, Path out, Terminal terminal) throws IOException {
        ImageWriter.write(new Picture(view, Metadata.NONE), out, WriteOptions.defaults());
        terminal.out().println(out + ": " + view.width() + "x" + view.height());
    }
}
