package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.ViewPlane;

/** Draws overlays as signs that stand in space before an eye, over what has been drawn. */
public final class SignRenderer implements AutoCloseable {
    private final Program program;
    private final int vertexArray;

    /**
     * Compiles the shaders for the current context.
     *
     * @throws GraphicsException if the driver refuses them
     */
    public SignRenderer() throws GraphicsException {
        program = new Program("sign.vert", "overlay.frag");
        vertexArray = glGenVertexArrays();
    }

    /**
     * Draws {@code overlay} at a distance of 1 and at right angles to the direction it lies in.
     *
     * @param eyeFromSign from the axes of the sign, which is seen along −Z and upright along Y, to the eye's
     * @param width the sign's width, for small signs the angle in radians that it spans
     * @param plane what the eye sees, rectilinear
     * @param opacity 0 (not seen) to 1
     */
    public void draw(Overlay overlay, Rotation eyeFromSign, double width, ViewPlane plane, double opacity) {
        if (overlay.width() == 0 || opacity <= 0) {
            return;
        }
        double height = width * overlay.height() / overlay.width();
        program.use();
        overlay.bind();
        program.set("overlay", 0);
        program.set("opacity", Math.min(1, opacity));
        set("middle", eyeFromSign.apply(new Vec3(0, 0, -1)));
        set("across", eyeFromSign.apply(new Vec3(width, 0, 0)));
        set("along", eyeFromSign.apply(new Vec3(0, height, 0)));
        program.set("viewPlane", plane.left(), plane.right(), plane.bottom(), plane.top());
        glDisable(GL_FRAMEBUFFER_SRGB);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        glDisable(GL_BLEND);
    }

    private void set(String name, Vec3 value) {
        program.set(name, value.x(), value.y(), value.z());
    }

    @Override
    public void close() {
        program.close();
        glDeleteVertexArrays(vertexArray);
    }
}
