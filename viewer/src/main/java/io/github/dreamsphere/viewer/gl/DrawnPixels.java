package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL11C.GL_RGBA;
import static org.lwjgl.opengl.GL11C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL11C.glReadPixels;

import io.github.dreamsphere.core.image.Image;
import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/** Pixels read back from the framebuffer that is bound for reading. Any thread may ask for them. */
public final class DrawnPixels implements AutoCloseable {
    /** Samples of a pixel: red, green, blue, alpha. */
    public static final int SAMPLES = 4;

    private final int width;
    private final int height;
    private final ByteBuffer rgba;

    /** Reads the framebuffer's lower left {@code width} × {@code height} pixels, once they are drawn. */
    public DrawnPixels(int width, int height) {
        this.width = width;
        this.height = height;
        rgba = MemoryUtil.memAlloc(Math.multiplyExact(Math.multiplyExact(width, height), SAMPLES));
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Channel {@code c} of pixel (x, y), 0..255; y counts from the top. */
    public int get(int x, int y, int c) {
        // OpenGL's rows go up.
        return rgba.get(((height - 1 - y) * width + x) * SAMPLES + c) & 255;
    }

    /** The samples of {@code count} rows, {@code y} the first of them, pixel by pixel from the top left. */
    public byte[] rows(int y, int count) {
        byte[] samples = new byte[count * width * SAMPLES];
        for (int row = 0; row < count; row++) {
            rgba.get((height - 1 - y - row) * width * SAMPLES, samples, row * width * SAMPLES, width * SAMPLES);
        }
        return samples;
    }

    /** The same pixels as an image. */
    public Image toImage() {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, get(x, y, c) / 255f);
                }
            }
        }
        return image;
    }

    @Override
    public void close() {
        MemoryUtil.memFree(rgba);
    }
}
