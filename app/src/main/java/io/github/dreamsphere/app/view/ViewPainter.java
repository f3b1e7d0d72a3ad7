package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.util.Optional;

/** Draws views by OpenGL; ray by ray, and with a warning, where there is none or it cannot draw them. */
final class ViewPainter implements AutoCloseable {
    /** Rays along each edge of a pixel, without OpenGL. */
    private static final int RAYS = 3;

    private final ViewRequest request;
    private final Events events;
    private Optional<SnapshotRenderer> renderer = Optional.empty();
    private Optional<GraphicsException> failure = Optional.empty();
    private Panorama panorama;
    private TracedView traced;

    /** Starts OpenGL. What goes wrong is told when the first view is drawn. */
    ViewPainter(ViewRequest request, Events events) {
        this.request = request;
        this.events = events;
        try {
            renderer = Optional.of(new SnapshotRenderer(request.anisotropy()));
        } catch (GraphicsException e) {
            failure = Optional.of(e);
        }
    }

    /** Sets what is seen. */
    void show(Panorama seen) {
        panorama = seen;
        renderer.ifPresent(r -> r.show(seen, request.eye()));
    }

    /** What {@code camera} sees, in the request's size. */
    Image draw(Camera camera) {
        PictureSize size = request.size();
        if (failure.isEmpty()) {
            try {
                return renderer.orElseThrow().draw(camera, size.width(), size.height());
            } catch (GraphicsException e) {
                failure = Optional.of(e);
            }
        }
        return traced().draw(camera, size.width(), size.height());
    }

    private TracedView traced() {
        if (traced == null) {
            events.warning("no OpenGL here, so the view is drawn without it ("
                    + failure.orElseThrow().getMessage() + ")");
            traced = new TracedView(
                    panorama.image(request.eye()), panorama.pose().worldFromImage(), RAYS);
        }
        return traced;
    }

    @Override
    public void close() {
        renderer.ifPresent(SnapshotRenderer::close);
    }
}
