package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.image.Image;
import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** An sRGB texture to draw into, and to read back or hand on. */
public final class RenderTarget implements AutoCloseable {
    private final int width;
    private final int height;
    private final int texture;
    private final int framebuffer;

    /**
     * A target of {@code width} × {@code height} pixels, both at most the context's texture limit.
     *
     * @throws GraphicsException if the driver cannot draw into such a texture
     */
    public RenderTarget(int width, int height) throws GraphicsException {
        this.width = width;
        this.height = height;
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, (ByteBuffer) null);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        framebuffer = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            close();
            throw new GraphicsException(
                    "the graphics driver cannot draw into a picture of " + width + "x" + height + " pixels");
        }
    }

    /** From now on drawing goes here. */
    public void bind() {
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glViewport(0, 0, width, height);
    }

    /** The texture that is drawn into. */
    public int texture() {
        return texture;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Copies what was drawn to (left, top) of an image. */
    public void read(Image image, int left, int top) {
        ByteBuffer bytes = MemoryUtil.memAlloc(width * height * 4);
        try {
            glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
            glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    // OpenGL's rows go up.
                    int from = ((height - 1 - y) * width + x) * 4;
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        image.set(left + x, top + y, c, (bytes.get(from + c) & 255) / 255f);
                    }
                }
            }
        } finally {
            MemoryUtil.memFree(bytes);
        }
    }

    @Override
    public void close() {
        glDeleteFramebuffers(framebuffer);
        glDeleteTextures(texture);
    }
}
