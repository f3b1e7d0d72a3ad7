package io.github.dreamsphere.models.train.upscaler;

/** PSNR as the super-resolution papers give it: on luma of BT.601 studio range, a border cut off. */
final class Luma {
    private Luma() {}

    /** Luma of an sRGB pixel given as 0..1 (clamped and rounded to 8 bit first), 16..235. */
    static double of(float r, float g, float b) {
        return 16 + (65.481 * eightBit(r) + 128.553 * eightBit(g) + 24.966 * eightBit(b)) / 255;
    }

    private static double eightBit(float v) {
        return Math.round(255 * Math.min(1, Math.max(0, v)));
    }

    /**
     * PSNR in dB between two pictures.
     *
     * @param a RGB floats 0..1, HWC
     * @param b likewise, of the same size
     * @param border pixels left out on each side
     */
    static double psnr(float[] a, float[] b, int width, int height, int border) {
        double sum = 0;
        for (int y = border; y < height - border; y++) {
            for (int x = border; x < width - border; x++) {
                int i = (y * width + x) * 3;
                double d = of(a[i], a[i + 1], a[i + 2]) - of(b[i], b[i + 1], b[i + 2]);
                sum += d * d;
            }
        }
        double meanSquare = sum / ((double) (width - 2 * border) * (height - 2 * border));
        return 10 * Math.log10(255 * 255 / meanSquare);
    }
}
