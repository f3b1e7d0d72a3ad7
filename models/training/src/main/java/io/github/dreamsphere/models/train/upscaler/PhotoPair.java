package io.github.dreamsphere.models.train.upscaler;

/**
 * A photograph and its half, both 8-bit RGB (HWC).
 *
 * @param width width of the half in pixels; the photograph has twice the width
 * @param height height of the half in pixels
 * @param half {@code height · width · 3} bytes
 * @param full {@code 4 · height · width · 3} bytes
 */
record PhotoPair(int width, int height, byte[] half, byte[] full) {
    static final int SCALE = 2;
    private static final int CHANNELS = 3;

    /**
     * Makes a pair from a photograph, 0..1 floats: rounds it to 8 bit and adds its bicubic half. An odd last row or
     * column is dropped.
     */
    static PhotoPair of(float[] rgb, int width, int height) {
        int w = width / SCALE;
        int h = height / SCALE;
        byte[] full = bytes(crop(rgb, width, w * SCALE, h * SCALE));
        float[] half = ReductionKernel.BICUBIC.resize(floats(full), w * SCALE, h * SCALE, w, h);
        return new PhotoPair(w, h, bytes(half), full);
    }

    /** The same photograph, halved by another kernel. */
    PhotoPair shrunkBy(ReductionKernel kernel) {
        float[] smaller = kernel.resize(floats(full), width * SCALE, height * SCALE, width, height);
        return withHalf(bytes(smaller));
    }

    /** The same photograph with another half. */
    PhotoPair withHalf(byte[] other) {
        return new PhotoPair(width, height, other, full);
    }

    /** The middle of the pair, at most {@code edge} × {@code edge} pixels of the half. */
    PhotoPair middle(int edge) {
        int w = Math.min(edge, width);
        int h = Math.min(edge, height);
        int left = (width - w) / 2;
        int top = (height - h) / 2;
        return new PhotoPair(
                w,
                h,
                part(half, width, left, top, w, h),
                part(full, width * SCALE, left * SCALE, top * SCALE, w * SCALE, h * SCALE));
    }

    static byte[] part(byte[] rgb, int width, int left, int top, int w, int h) {
        byte[] result = new byte[w * h * CHANNELS];
        for (int y = 0; y < h; y++) {
            System.arraycopy(rgb, ((top + y) * width + left) * CHANNELS, result, y * w * CHANNELS, w * CHANNELS);
        }
        return result;
    }

    /** Converts 8-bit samples to floats in 0..1. */
    static float[] floats(byte[] samples) {
        float[] result = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            result[i] = (samples[i] & 0xFF) / 255f;
        }
        return result;
    }

    private static float[] crop(float[] rgb, int width, int newWidth, int newHeight) {
        float[] result = new float[newWidth * newHeight * CHANNELS];
        for (int y = 0; y < newHeight; y++) {
            System.arraycopy(rgb, y * width * CHANNELS, result, y * newWidth * CHANNELS, newWidth * CHANNELS);
        }
        return result;
    }

    private static byte[] bytes(float[] rgb) {
        byte[] result = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            result[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, rgb[i])));
        }
        return result;
    }
}
