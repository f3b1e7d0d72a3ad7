package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
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
        for (int i = 0, from = 0; i < LINEAR.length; i++) {
            int to = firstAbove(i, from);
            Arrays.fill(ENCODED, from, to, (byte) i);
            from = to;
        }
    }

    /** The first index, from {@code from} on, whose light is encoded as more than {@code value}. */
    private static int firstAbove(int value, int from) {
        int low = from;
        int high = FINE;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (encoded(middle) > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long encoded(int light) {
        return Math.round(Srgb.encode(light / (double) (FINE - 1)) * 255);
    }

    /** Transparent black. */
    public Texels(int width, int height) {
        this(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 4)]);
    }

    /** Sets {@code count} texels, from {@code texel} on, to the pixels of an image from (x, y) on. */
    void put(int texel, Image image, int x, int y, int count) {
        float[] rgb = image.rgb();
        int to = 4 * texel;
        int from = image.index(x, y);
        for (int end = from + Image.CHANNELS * count; from < end; from += Image.CHANNELS, to += 4) {
            rgba[to] = quantized(rgb[from]);
            rgba[to + 1] = quantized(rgb[from + 1]);
            rgba[to + 2] = quantized(rgb[from + 2]);
            rgba[to + 3] = OPAQUE;
        }
        image.alpha().ifPresent(alpha -> putAlpha(texel, alpha, y * image.width() + x, count));
    }

    private void putAlpha(int texel, float[] alpha, int from, int count) {
        for (int i = 0; i < count; i++) {
            rgba[4 * (texel + i) + 3] = quantized(alpha[from + i]);
        }
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

    /**
     * Makes every mip level from the one before.
     *
     * @param parallel whether on all cores
     */
    static void halveAll(List<Texels> levels, boolean parallel) {
        for (int i = 1; i < levels.size(); i++) {
            Texels fine = levels.get(i - 1);
            Texels half = levels.get(i);
            rows(half.height, parallel).forEach(y -> fine.halveInto(half, y));
        }
    }

    /** The numbers of {@code count} rows. */
    static IntStream rows(int count, boolean parallel) {
        IntStream rows = IntStream.range(0, count);
        return parallel ? rows.parallel() : rows;
    }

    /** A row of the next mip level: half the size, each texel the mean of four, taken in linear light. */
    private void halveInto(Texels half, int y) {
        for (int x = 0; x < half.width; x++) {
            meanOfFour(8 * (y * width + x), half.rgba, (y * half.width + x) * 4);
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
        long red = 0;
        long green = 0;
        long blue = 0;
        long alpha = 0;
        for (int y = y0; y < y1; y++) {
            int end = (y * width + x1) * 4;
            for (int from = (y * width + x0) * 4; from < end; from += 4) {
                red += linear(from);
                green += linear(from + 1);
                blue += linear(from + 2);
                alpha += alpha(from);
            }
        }
        long count = (long) (x1 - x0) * (y1 - y0);
        target[to] = encodedMean(red, count);
        target[to + 1] = encodedMean(green, count);
        target[to + 2] = encodedMean(blue, count);
        target[to + 3] = (byte) ((alpha + count / 2) / count);
    }

    private static byte encodedMean(long sum, long count) {
        return ENCODED[(int) ((sum + count / 2) / count)];
    }
}
