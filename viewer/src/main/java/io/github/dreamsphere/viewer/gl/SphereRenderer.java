package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;

/** Draws a sphere from inside into whatever target is bound, a ray per fragment. */
public final class SphereRenderer implements AutoCloseable {
    /** What is seen where there is no picture: stored sRGB values for red, green and blue, 0..1. */
    public static final double[] GROUND = {0.17, 0.18, 0.20};

    private static final int BASE_UNIT = 0;
    private static final int OVER_UNIT = 1;
    private static final int MASK_UNIT = 2;

    private final Program one;
    private final Program two;
    private final int vertexArray;

    /**
     * Compiles the shaders for the current context.
     *
     * @throws GraphicsException if the driver refuses them
     */
    public SphereRenderer() throws GraphicsException {
        one = new Program("screen.vert", "sphere.frag");
        two = new Program("screen.vert", "sphere.frag", "OVER");
        vertexArray = glGenVertexArrays();
    }

    /**
     * Draws into the bound target's whole viewport.
     *
     * @param encodesSrgb whether the target encodes sRGB itself from the light it is given
     */
    public void draw(
            Composition composition,
            Projection projection,
            ViewPlane plane,
            Rotation worldFromCamera,
            boolean encodesSrgb) {
        Program program = composition.over().isPresent() ? two : one;
        program.use();
        program.set("viewPlane", plane.left(), plane.right(), plane.bottom(), plane.top());
        program.set("worldFromCamera", worldFromCamera);
        program.set("projection", projection.ordinal());
        program.set("ground", Srgb.decode(GROUND[0]), Srgb.decode(GROUND[1]), Srgb.decode(GROUND[2]));
        program.set("encode", encodesSrgb ? 0 : 1);
        SphereLayer base = composition.base();
        base.texture().bind(program, "sphere", "picture", BASE_UNIT, base.worldFromImage());
        composition.over().ifPresent(over -> bindOver(program, over, composition));
        if (encodesSrgb) {
            glEnable(GL_FRAMEBUFFER_SRGB);
        } else {
            glDisable(GL_FRAMEBUFFER_SRGB);
        }
        glDisable(GL_BLEND);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    private static void bindOver(Program program, SphereLayer over, Composition composition) {
        over.texture().bind(program, "overSphere", "overPicture", OVER_UNIT, over.worldFromImage());
        program.set("weight", composition.weight());
        program.set("masked", composition.mask().isPresent() ? 1 : 0);
        program.set("mask", MASK_UNIT);
        composition.mask().ifPresent(mask -> mask.bind(MASK_UNIT));
    }

    @Override
    public void close() {
        one.close();
        two.close();
        glDeleteVertexArrays(vertexArray);
    }
}
