package io.github.dreamsphere.benchmarks;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import org.lwjgl.system.MemoryUtil;

/** One draw call of a sphere from one plain texture: the shortest time that a frame can take. */
final class BareDraw implements AutoCloseable {
    private final int program;
    private final int vertexArray;
    private final int texture;

    /** With a texture of {@code width} × {@code height} texels. */
    BareDraw(int width, int height) throws IOException {
        program = program();
        vertexArray = glGenVertexArrays();
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        fill(width, height);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glGenerateMipmap(GL_TEXTURE_2D);
    }

    private static int program() throws IOException {
        int program = glCreateProgram();
        glAttachShader(program, shader(GL_VERTEX_SHADER, "bare.vert"));
        glAttachShader(program, shader(GL_FRAGMENT_SHADER, "bare.frag"));
        glLinkProgram(program);
        if (glGetProgrami(program, GL_LINK_STATUS) == GL_FALSE) {
            throw new IOException("the graphics driver rejects bare.frag: " + glGetProgramInfoLog(program));
        }
        return program;
    }

    private static int shader(int type, String resource) throws IOException {
        int shader = glCreateShader(type);
        try (InputStream in = BareDraw.class.getResourceAsStream(resource)) {
            glShaderSource(shader, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        glCompileShader(shader);
        return shader;
    }

    /** Fills the texture with values that all differ: untouched memory would be one page, and in the cache. */
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

    /** Draws into the bound target, which must encode sRGB itself. */
    void draw(ViewPlane plane, Rotation worldFromCamera) {
        glUseProgram(program);
        glUniform4f(
                glGetUniformLocation(program, "viewPlane"),
                (float) plane.left(),
                (float) plane.right(),
                (float) plane.bottom(),
                (float) plane.top());
        glUniformMatrix3fv(glGetUniformLocation(program, "worldFromCamera"), true, rows(worldFromCamera));
        glUniform1i(glGetUniformLocation(program, "panorama"), 0);
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture);
        glEnable(GL_FRAMEBUFFER_SRGB);
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    private static float[] rows(Rotation r) {
        return new float[] {
            (float) r.m00(), (float) r.m01(), (float) r.m02(),
            (float) r.m10(), (float) r.m11(), (float) r.m12(),
            (float) r.m20(), (float) r.m21(), (float) r.m22()
        };
    }

    @Override
    public void close() {
        glDeleteTextures(texture);
        glDeleteVertexArrays(vertexArray);
        glDeleteProgram(program);
    }
}
