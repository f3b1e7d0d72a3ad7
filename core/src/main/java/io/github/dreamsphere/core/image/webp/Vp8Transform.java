package io.github.dreamsphere.core.image.webp;

/** The inverse transforms of VP8 (RFC 6386, 14.3 and 14.4). */
final class Vp8Transform {
    /** √2·cos(π/8) − 1 and √2·sin(π/8), times 65536. */
    private static final int COSINE = 20091;

    private static final int SINE = 35468;

    private Vp8Transform() {}

    /** The inverse Walsh-Hadamard transform of luma's DC coefficients into the first coefficient of each block. */
    static void lumaDc(int[] in, int[] blocks) {
        int[] columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int outer = in[i] + in[12 + i];
            int inner = in[4 + i] + in[8 + i];
            int innerDifference = in[4 + i] - in[8 + i];
            int outerDifference = in[i] - in[12 + i];
            columns[i] = outer + inner;
            columns[8 + i] = outer - inner;
            columns[4 + i] = outerDifference + innerDifference;
            columns[12 + i] = outerDifference - innerDifference;
        }
        for (int i = 0; i < 16; i += 4) {
            int rounded = columns[i] + 3;
            int outer = rounded + columns[i + 3];
            int inner = columns[i + 1] + columns[i + 2];
            int innerDifference = columns[i + 1] - columns[i + 2];
            int outerDifference = rounded - columns[i + 3];
            blocks[16 * i] = outer + inner >> 3;
            blocks[16 * (i + 1)] = outerDifference + innerDifference >> 3;
            blocks[16 * (i + 2)] = outer - inner >> 3;
            blocks[16 * (i + 3)] = outerDifference - innerDifference >> 3;
        }
    }

    /**
     * Adds the inverse cosine transform of a block's 16 coefficients to 4x4 pixels.
     *
     * @param from the index of the block's first coefficient
     * @param to the index of the first pixel
     */
    static void add(int[] coefficients, int from, int[] pixels, int to, int stride) {
        int[] columns = new int[16];
        for (int i = 0; i < 4; i++) {
            int first = coefficients[from + i];
            int second = coefficients[from + 4 + i];
            int third = coefficients[from + 8 + i];
            int fourth = coefficients[from + 12 + i];
            int even = first + third;
            int odd = cosine(second) + sine(fourth);
            int evenDifference = first - third;
            int oddDifference = sine(second) - cosine(fourth);
            columns[i] = even + odd;
            columns[4 + i] = evenDifference + oddDifference;
            columns[8 + i] = evenDifference - oddDifference;
            columns[12 + i] = even - odd;
        }
        for (int i = 0, at = to; i < 16; i += 4, at += stride) {
            int rounded = columns[i] + 4;
            int even = rounded + columns[i + 2];
            int odd = cosine(columns[i + 1]) + sine(columns[i + 3]);
            int evenDifference = rounded - columns[i + 2];
            int oddDifference = sine(columns[i + 1]) - cosine(columns[i + 3]);
            pixels[at] = clamp(pixels[at] + (even + odd >> 3));
            pixels[at + 1] = clamp(pixels[at + 1] + (evenDifference + oddDifference >> 3));
            pixels[at + 2] = clamp(pixels[at + 2] + (evenDifference - oddDifference >> 3));
            pixels[at + 3] = clamp(pixels[at + 3] + (even - odd >> 3));
        }
    }

    private static int cosine(int value) {
        return (value * COSINE >> 16) + value;
    }

    private static int sine(int value) {
        return value * SINE >> 16;
    }

    static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
