package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.viewer.scene.GazeReveal;
import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** A {@link GazeReveal} on the graphics card. */
public final class MaskTexture implements AutoCloseable {
    private final int texture;
    private final ByteBuffer bytes;
    private int changes;

    /** A mask that hides everything. */
    public MaskTexture() {
        bytes = MemoryUtil.memCalloc(GazeReveal.WIDTH * GazeReveal.HEIGHT);
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, GazeReveal.WIDTH, GazeReveal.HEIGHT, 0, GL_RED, GL_UNSIGNED_BYTE, bytes);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }

    /** Shows the reveal as it stands. */
    public void upload(GazeReveal reveal) {
        float[] shown = reveal.shown();
        boolean same = true;
        for (int i = 0; i < shown.length; i++) {
            byte level = (byte) Math.round(shown[i] * 255);
            same &= bytes.get(i) == level;
            bytes.put(i, level);
        }
        if (same) {
            return;
        }
        changes++;
        glBindTexture(GL_TEXTURE_2D, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, GazeReveal.WIDTH, GazeReveal.HEIGHT, GL_RED, GL_UNSIGNED_BYTE, bytes);
    }

    /** How often it has changed. */
    int changes() {
        return changes;
    }

    void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, texture);
    }

    @Override
    public void close() {
        glDeleteTextures(texture);
        MemoryUtil.memFree(bytes);
    }
}
