package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;

/** Draws a sphere from inside into whatever target is bound, a ray per fragment. */
public final class SphereRenderer implements AutoCloseable {
    /** What is seen where there is no picture: one stored sRGB value for red, green and blue each, 0..1. */
    public static final double[] GROUND = {0.17, 0.18, 0.20};

    private final Program program;
    private final int vertexArray;

    /**
     * Compiles the shaders for the current context.
     *
     * @throws GraphicsException if the driver refuses them
     */
    public SphereRenderer() throws GraphicsException {
        program = new Program("screen.vert", "sphere.frag");
        vertexArray = glGenVertexArrays();
    }

    /**
     * Draws into the bound target's whole viewport.
     *
     * @param encodesSrgb whether the target encodes sRGB itself from the light it is given
     */
    public void draw(
            SphereTexture picture,
            Rotation worldFromImage,
            Projection projection,
            ViewPlane plane,
            Rotation worldFromCamera,
            boolean encodesSrgb) {
        program.use();
        program.set("viewPlane", plane.left(), plane.right(), plane.bottom(), plane.top());
        program.set("worldFromCamera", worldFromCamera);
        program.set("projection", projection.ordinal());
        program.set("ground", Srgb.decode(GROUND[0]), Srgb.decode(GROUND[1]), Srgb.decode(GROUND[2]));
        program.set("encode", encodesSrgb ? 0 : 1);
        picture.bind(program, 0, worldFromImage);
        if (encodesSrgb) {
            glEnable(GL_FRAMEBUFFER_SRGB);
        } else {
            glDisable(GL_FRAMEBUFFER_SRGB);
        }
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    @Override
    public void close() {
        program.close();
        glDeleteVertexArrays(vertexArray);
    }
}
