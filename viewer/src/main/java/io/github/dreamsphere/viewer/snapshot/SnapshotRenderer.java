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
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.stream.IntStream;

/** Draws views of one panorama, as many as wanted, without a display. For the thread that made it. */
public final class SnapshotRenderer implements AutoCloseable {
    /** A pixel is the mean light of so many fragments along each edge, which one mip level alone comes near to only. */
    static final int FRAGMENTS = 3;

    /** Pictures are drawn in parts of at most this edge, so that no target exceeds a driver's limit. */
    private static final int LARGEST_PART = 4096 / FRAGMENTS;

    /** The light of each stored value. */
    private static final double[] LIGHT =
            IntStream.range(0, 256).mapToDouble(i -> Srgb.decode(i / 255.0)).toArray();

    private final GlContext context;
    private final SphereRenderer renderer;
    private final SphereTexture texture;
    private final Panorama panorama;

    /**
     * Uploads what {@code eye} sees of the panorama, to draw it with one ray a fragment.
     *
     * @throws GraphicsException if the machine has no OpenGL 3.3
     */
    public SnapshotRenderer(Panorama panorama, Eye eye) throws GraphicsException {
        this(panorama, eye, 1);
    }

    /**
     * Uploads what {@code eye} sees of the panorama.
     *
     * @param anisotropy as {@link SphereRenderer} takes it
     * @throws GraphicsException if the machine has no OpenGL 3.3
     */
    public SnapshotRenderer(Panorama panorama, Eye eye, int anisotropy) throws GraphicsException {
        this(panorama, eye, anisotropy, Integer.MAX_VALUE);
    }

    /** As the other, but uses no texture larger than {@code textureSize}. */
    SnapshotRenderer(Panorama panorama, Eye eye, int anisotropy, int textureSize) throws GraphicsException {
        this.panorama = panorama;
        this.context = GlContext.offscreen();
        this.renderer = new SphereRenderer(anisotropy);
        GlLimits limits = GlLimits.ofContext();
        this.texture = SphereTexture.of(
                panorama.image(eye), new GlLimits(Math.min(textureSize, limits.textureSize()), limits.textureLayers()));
    }

    /** What {@code camera} sees, {@code width} × {@code height} pixels. */
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
        int right = Math.min(left + LARGEST_PART, image.width());
        int bottom = Math.min(top + LARGEST_PART, image.height());
        double width = image.width();
        double height = image.height();
        ViewPlane part = camera.plane(image.width(), image.height())
                .part(left / width, top / height, right / width, bottom / height);
        int fineWidth = (right - left) * FRAGMENTS;
        int fineHeight = (bottom - top) * FRAGMENTS;
        try (RenderTarget target = new RenderTarget(fineWidth, fineHeight)) {
            target.bind();
            Composition composition =
                    Composition.of(new SphereLayer(texture, panorama.outlook().worldFromImage()));
            renderer.draw(composition, camera.projection(), part, camera.worldFromCamera(), true);
            try (DrawnPixels fragments = target.read()) {
                putMeans(fragments, image, left, top);
            }
        }
    }

    private static void putMeans(DrawnPixels fragments, Image image, int left, int top) {
        IntStream.range(0, fragments.height() / FRAGMENTS).parallel().forEach(y -> {
            int to = image.index(left, top + y);
            for (int x = 0; x < fragments.width() / FRAGMENTS; x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.rgb()[to++] = mean(fragments, x * FRAGMENTS, y * FRAGMENTS, c);
                }
            }
        });
    }

    private static float mean(DrawnPixels fragments, int left, int top, int c) {
        double light = 0;
        for (int y = top; y < top + FRAGMENTS; y++) {
            for (int x = left; x < left + FRAGMENTS; x++) {
                light += LIGHT[fragments.get(x, y, c)];
            }
        }
        return (float) Srgb.encode(light / (FRAGMENTS * FRAGMENTS));
    }

    @Override
    public void close() {
        texture.close();
        renderer.close();
        context.close();
    }
}
