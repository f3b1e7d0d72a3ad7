package io.github.dreamsphere.viewer.snapshot;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.SphereLayer;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.Optional;

/** Draws views of one panorama, as many as wanted, without a display. For the thread that made it. */
public final class SnapshotRenderer implements AutoCloseable {
    /** Pictures are drawn in parts of at most this edge, so that no target exceeds a driver's limit. */
    private static final int LARGEST_PART = 4096 / FragmentMeans.EDGE;

    private final GlContext context;
    private final SphereRenderer renderer;
    private final GlLimits limits;
    private Optional<SphereLayer> layer = Optional.empty();

    /**
     * Starts OpenGL; {@link #show} must follow.
     *
     * @param anisotropy as {@link SphereRenderer} takes it
     * @throws GraphicsException if the machine has no OpenGL 3.3
     */
    public SnapshotRenderer(int anisotropy) throws GraphicsException {
        this(anisotropy, Integer.MAX_VALUE);
    }

    /** As the other, but uses no texture larger than {@code textureSize}. */
    SnapshotRenderer(int anisotropy, int textureSize) throws GraphicsException {
        context = GlContext.offscreen();
        renderer = new SphereRenderer(anisotropy);
        GlLimits driver = GlLimits.ofContext();
        limits = new GlLimits(Math.min(textureSize, driver.textureSize()), driver.textureLayers());
    }

    /** From now on draws what {@code eye} sees of {@code panorama}. */
    public void show(Panorama panorama, Eye eye) {
        layer.ifPresent(shown -> shown.texture().close());
        SphereTexture texture = SphereTexture.of(panorama.image(eye), limits, true);
        layer = Optional.of(new SphereLayer(texture, panorama.pose().worldFromImage()));
    }

    /**
     * What {@code camera} sees, {@code width} × {@code height} pixels.
     *
     * @throws GraphicsException if the driver cannot draw such a picture
     */
    public Image draw(Camera camera, int width, int height) throws GraphicsException {
        Image image = new Image(width, height);
        for (int top = 0; top < height; top += LARGEST_PART) {
            for (int left = 0; left < width; left += LARGEST_PART) {
                drawPart(camera, image, left, top);
            }
        }
        return image;
    }

    private void drawPart(Camera camera, Image image, int left, int top) throws GraphicsException {
        renderer.readCubically(isMagnified(camera, image));
        int right = Math.min(left + LARGEST_PART, image.width());
        int bottom = Math.min(top + LARGEST_PART, image.height());
        double width = image.width();
        double height = image.height();
        ViewPlane part = camera.plane(image.width(), image.height())
                .part(left / width, top / height, right / width, bottom / height);
        int fineWidth = (right - left) * FragmentMeans.EDGE;
        int fineHeight = (bottom - top) * FragmentMeans.EDGE;
        try (RenderTarget target = new RenderTarget(fineWidth, fineHeight)) {
            target.bind();
            renderer.draw(
                    Composition.of(layer.orElseThrow()), camera.projection(), part, camera.worldFromCamera(), true);
            try (DrawnPixels fragments = target.read()) {
                FragmentMeans.put(fragments, image, left, top);
            }
        }
    }

    /** Whether a pixel in the middle of the view shows less than a texel. */
    private boolean isMagnified(Camera camera, Image view) {
        ViewPlane plane = camera.plane(view.width(), view.height());
        double pixel = (plane.right() - plane.left()) / view.width();
        return pixel < layer.orElseThrow().texture().texelRadians();
    }

    @Override
    public void close() {
        layer.ifPresent(shown -> shown.texture().close());
        renderer.close();
        context.close();
    }
}
