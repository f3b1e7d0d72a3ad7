package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.nio.ByteBuffer;

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

    /** Copies the picture to the whole of {@code target}, with linear interpolation. */
    public void copyTo(RenderTarget target) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
        glDisable(GL_FRAMEBUFFER_SRGB);
        glBlitFramebuffer(0, 0, width, height, 0, 0, target.width, target.height, GL_COLOR_BUFFER_BIT, GL_LINEAR);
    }

    /** Waits for what was drawn and reads it back. */
    public DrawnPixels read() {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
        return new DrawnPixels(width, height);
    }

    /** Copies what was drawn into the middle of the bound window, as large as it fits, the rest cut off. */
    public void copyToWindow(int windowWidth, int windowHeight) {
        double scale = Math.min((double) width / windowWidth, (double) height / windowHeight);
        int halfWidth = (int) (windowWidth * scale / 2);
        int halfHeight = (int) (windowHeight * scale / 2);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
        glDisable(GL_FRAMEBUFFER_SRGB);
        glBlitFramebuffer(
                width / 2 - halfWidth,
                height / 2 - halfHeight,
                width / 2 + halfWidth,
                height / 2 + halfHeight,
                0,
                0,
                windowWidth,
                windowHeight,
                GL_COLOR_BUFFER_BIT,
                GL_LINEAR);
    }

    @Override
    public void close() {
        glDeleteFramebuffers(framebuffer);
        glDeleteTextures(texture);
    }
}
