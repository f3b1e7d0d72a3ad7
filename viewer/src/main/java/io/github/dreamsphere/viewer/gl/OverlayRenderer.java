package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

/** Lays overlays over what has been drawn, pixel by pixel. */
public final class OverlayRenderer implements AutoCloseable {
    private final Program program;
    private final int vertexArray;

    /**
     * Compiles the shaders for the current context.
     *
     * @throws GraphicsException if the driver refuses them
     */
    public OverlayRenderer() throws GraphicsException {
        program = new Program("overlay.vert", "overlay.frag");
        vertexArray = glGenVertexArrays();
    }

    /**
     * Draws {@code overlay} with its upper left corner at (left, top) of a target of {@code targetWidth} ×
     * {@code targetHeight} pixels, rows downwards.
     *
     * @param opacity 0 (not seen) to 1
     */
    public void draw(Overlay overlay, double left, double top, double opacity, int targetWidth, int targetHeight) {
        if (overlay.width() == 0 || opacity <= 0) {
            return;
        }
        program.use();
        overlay.bind();
        program.set("overlay", 0);
        program.set("opacity", Math.min(1, opacity));
        program.set(
                "rectangle",
                2 * left / targetWidth - 1,
                2 * (left + overlay.width()) / targetWidth - 1,
                1 - 2 * (top + overlay.height()) / targetHeight,
                1 - 2 * top / targetHeight);
        glDisable(GL_FRAMEBUFFER_SRGB);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        glDisable(GL_BLEND);
    }

    @Override
    public void close() {
        program.close();
        glDeleteVertexArrays(vertexArray);
    }
}
