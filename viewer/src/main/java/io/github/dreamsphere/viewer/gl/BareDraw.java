package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;

/** One draw call of a sphere in one plain texture, without anything else: a measure for frame times. */
public final class BareDraw implements AutoCloseable {
    private final Program program;
    private final int vertexArray;
    private final int texture;

    /**
     * With a texture of {@code width} × {@code height} texels.
     *
     * @throws GraphicsException if the driver refuses the shader
     */
    public BareDraw(int width, int height) throws GraphicsException {
        program = new Program("screen.vert", "bare.frag");
        vertexArray = glGenVertexArrays();
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        fill(width, height);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glGenerateMipmap(GL_TEXTURE_2D);
    }

    /** With what no cache holds: untouched memory would be all the same page. */
    private static void fill(int width, int height) {
        IntBuffer texels = MemoryUtil.memAllocInt(width * height);
        try {
            for (int i = 0; i < width * height; i++) {
                texels.put(i, i * 0x9E3779B9);
            }
            glTexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels);
        } finally {
            MemoryUtil.memFree(texels);
        }
    }

    /** Draws into the bound target, which encodes sRGB itself. */
    public void draw(ViewPlane plane, Rotation worldFromCamera) {
        program.use();
        program.set("viewPlane", plane.left(), plane.right(), plane.bottom(), plane.top());
        program.set("worldFromCamera", worldFromCamera);
        program.set("panorama", 0);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture);
        glEnable(GL_FRAMEBUFFER_SRGB);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    @Override
    public void close() {
        glDeleteTextures(texture);
        glDeleteVertexArrays(vertexArray);
        program.close();
    }
}
