package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.image.Image;
import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** Reads what was drawn, from the framebuffer bound for reading. */
public final class BoundPixels {
    private BoundPixels() {}

    /** Copies the lower left {@code width} × {@code height} pixels to (left, top) of an image. */
    public static void read(Image image, int left, int top, int width, int height) {
        ByteBuffer bytes = MemoryUtil.memAlloc(width * height * 4);
        try {
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
}
