package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Draws a pixel of what will be drawn later, so that the driver has translated its shaders before a frame needs them:
 * most drivers do so at the first draw only, for the kind of target and texture that they then see. In the order in
 * which a window needs them: a picture whose cells are arriving, one that is complete, and two of each laid over one
 * another.
 */
public final class ShaderWarmUp implements AutoCloseable {
    /** So small that it costs nothing, and like larger ones in that no layer's edge is a power of two. */
    private static final Equirectangular AREA = new Equirectangular(80, 40);

    private static final Camera CLOSE = Camera.ofDegrees(0, 0, 0, 5, Projection.RECTILINEAR);

    private final SphereRenderer renderer;
    private final boolean encodesSrgb;
    private final SphereTexture arriving;
    private final SphereTexture complete;
    private final Deque<Composition> scenes = new ArrayDeque<>();

    /**
     * For the target that is bound when it draws.
     *
     * @param crossfades whether two pictures will be laid over one another
     * @param encodesSrgb as {@link SphereRenderer#draw} takes it
     */
    public ShaderWarmUp(SphereRenderer renderer, GlLimits limits, boolean crossfades, boolean encodesSrgb) {
        this.renderer = renderer;
        this.encodesSrgb = encodesSrgb;
        arriving = new SphereTexture(AREA, limits);
        complete = SphereTexture.of(new SphereImage(new Image(AREA.width(), AREA.height()), AREA), limits, false);
        SphereLayer first = new SphereLayer(arriving, Rotation.IDENTITY);
        SphereLayer second = new SphereLayer(complete, Rotation.IDENTITY);
        scenes.add(Composition.of(first));
        scenes.add(Composition.of(second));
        if (crossfades) {
            scenes.add(Composition.crossfade(first, first, 0.5));
            scenes.add(Composition.crossfade(second, second, 0.5));
        }
    }

    /** Draws the next one into the bound target's lower left pixel; nothing if all have been. */
    public void step() {
        if (scenes.isEmpty()) {
            return;
        }
        int[] viewport = new int[4];
        glGetIntegerv(GL_VIEWPORT, viewport);
        glEnable(GL_SCISSOR_TEST);
        glScissor(0, 0, 1, 1);
        renderer.draw(
                scenes.pop(),
                CLOSE.projection(),
                CLOSE.plane(viewport[2], viewport[3]),
                CLOSE.worldFromCamera(),
                encodesSrgb);
        glDisable(GL_SCISSOR_TEST);
    }

    @Override
    public void close() {
        arriving.close();
        complete.close();
    }
}
