package io.github.dreamsphere.cli;

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

/** Draws what a camera sees into a file: by OpenGL, or, on a machine without it, ray by ray, saying so. */
final class ViewPicture {
    private static final int RAYS = 3;

    private ViewPicture() {}

    static void draw(Panorama panorama, Camera camera, PictureSize size, Path out, Terminal terminal)
            throws IOException {
        Image view = view(panorama, camera, size, terminal);
        ImageWriter.write(new Picture(view, Metadata.NONE), out, WriteOptions.defaults());
    }

    private static Image view(Panorama panorama, Camera camera, PictureSize size, Terminal terminal) {
        try (SnapshotRenderer renderer = new SnapshotRenderer(panorama, Eye.LEFT)) {
            return renderer.draw(camera, size.width(), size.height());
        } catch (GraphicsException e) {
            terminal.warn("no OpenGL here, so the view is drawn without it (" + e.getMessage() + ")");
            return new TracedView(panorama.image(Eye.LEFT), panorama.worldFromImage(), RAYS)
                    .draw(camera, size.width(), size.height());
        }
    }
}
