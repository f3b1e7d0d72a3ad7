package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryUtil;

/** A picture with alpha, painted with Java2D, that is laid over what is drawn. */
public final class Overlay implements AutoCloseable {
    private final int texture;
    private int width;
    private int height;

    /** Nothing yet. */
    public Overlay() {
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }

    /** Shows {@code picture}, of type ARGB premultiplied. */
    public void set(BufferedImage picture) {
        if (picture.getType() != BufferedImage.TYPE_INT_ARGB_PRE) {
            throw new IllegalArgumentException("an overlay must be of TYPE_INT_ARGB_PRE, was " + picture.getType());
        }
        width = picture.getWidth();
        height = picture.getHeight();
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        IntBuffer buffer = MemoryUtil.memAllocInt(pixels.length);
        try {
            buffer.put(pixels).flip();
            glBindTexture(GL_TEXTURE_2D, texture);
            glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, buffer);
            // A headset may draw it with fewer pixels than it has.
            glGenerateMipmap(GL_TEXTURE_2D);
        } finally {
            MemoryUtil.memFree(buffer);
        }
    }

    /** Width in pixels; 0 before there is a picture. */
    public int width() {
        return width;
    }

    /** Height in pixels; 0 before there is a picture. */
    public int height() {
        return height;
    }

    void bind() {
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture);
    }

    @Override
    public void close() {
        glDeleteTextures(texture);
    }
}
