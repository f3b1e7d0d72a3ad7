package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import java.util.List;
import java.util.stream.IntStream;

/**
 * 8-bit sRGB texels with alpha, as a texture takes them: RGBA, row by row from the top, not premultiplied.
 *
 * @param width texels in a row
 * @param height rows
 * @param rgba {@code width · height · 4} bytes
 */
public record Texels(int width, int height, byte[] rgba) {
    private static final byte OPAQUE = (byte) 255;
    private static final int FINE = 1 << 16;
    private static final int[] LINEAR = new int[256];
    private static final byte[] ENCODED = new byte[FINE];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            LINEAR[i] = (int) Math.round(Srgb.decode(i / 255.0) * (FINE - 1));
        }
        for (int i = 0; i < FINE; i++) {
            ENCODED[i] = (byte) Math.round(Srgb.encode(i / (double) (FINE - 1)) * 255);
        }
    }

    /** Transparent black. */
    public Texels(int width, int height) {
        this(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 4)]);
    }

    /** Sets a texel to a pixel of an image. */
    void put(int texel, Image image, int x, int y) {
        int from = image.index(x, y);
        float[] rgb = image.rgb();
        int to = 4 * texel;
        rgba[to] = quantized(rgb[from]);
        rgba[to + 1] = quantized(rgb[from + 1]);
        rgba[to + 2] = quantized(rgb[from + 2]);
        float[] alpha = image.alpha().orElse(null);
        rgba[to + 3] = alpha == null ? OPAQUE : quantized(alpha[y * image.width() + x]);
    }

    private static byte quantized(float value) {
        return (byte) (Math.min(1, Math.max(0, value)) * 255 + 0.5f);
    }

    /** Room for a picture of {@code width} × {@code height} texels and {@code count} coarser mip levels, finest first. */
    static List<Texels> blank(int width, int height, int count) {
        return IntStream.rangeClosed(0, count)
                .mapToObj(level -> new Texels(width >> level, height >> level))
                .toList();
    }

    /** Makes every mip level from the one before. */
    static void halveAll(List<Texels> levels) {
        for (int i = 1; i < levels.size(); i++) {
            levels.get(i - 1).halveInto(levels.get(i));
        }
    }

    /** The next mip level: half the size, each texel the mean of four, taken in linear light. */
    private void halveInto(Texels half) {
        for (int y = 0; y < half.height; y++) {
            for (int x = 0; x < half.width; x++) {
                meanOfFour(8 * (y * width + x), half.rgba, (y * half.width + x) * 4);
            }
        }
    }

    private void meanOfFour(int from, byte[] target, int to) {
        int below = from + width * 4;
        for (int c = 0; c < 3; c++) {
            int sum = linear(from + c) + linear(from + 4 + c) + linear(below + c) + linear(below + 4 + c);
            target[to + c] = ENCODED[(sum + 2) >> 2];
        }
        int alpha = alpha(from) + alpha(from + 4) + alpha(below) + alpha(below + 4);
        target[to + 3] = (byte) ((alpha + 2) >> 2);
    }

    private int linear(int index) {
        return LINEAR[rgba[index] & 255];
    }

    private int alpha(int texel) {
        return rgba[texel + 3] & 255;
    }

    /** The mean in linear light of the texels from (x0, y0) to before (x1, y1), written to {@code target} at an index. */
    void mean(int x0, int y0, int x1, int y1, byte[] target, int to) {
        long[] sum = new long[4];
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int from = (y * width + x) * 4;
                for (int c = 0; c < 3; c++) {
                    sum[c] += linear(from + c);
                }
                sum[3] += alpha(from);
            }
        }
        long count = (long) (x1 - x0) * (y1 - y0);
        for (int c = 0; c < 3; c++) {
            target[to + c] = ENCODED[(int) ((sum[c] + count / 2) / count)];
        }
        target[to + 3] = (byte) ((sum[3] + count / 2) / count);
    }
}
