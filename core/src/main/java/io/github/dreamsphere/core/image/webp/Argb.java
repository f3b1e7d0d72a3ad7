package io.github.dreamsphere.core.image.webp;

/** Arithmetic on the four channels of pixels. */
final class Argb {
    private static final int EVERY_OTHER = 0xff00ff;

    private Argb() {}

    /** The sum of each channel, modulo 256. */
    static int add(int a, int b) {
        int alphaAndGreen = (a >>> 8 & EVERY_OTHER) + (b >>> 8 & EVERY_OTHER) & EVERY_OTHER;
        int redAndBlue = (a & EVERY_OTHER) + (b & EVERY_OTHER) & EVERY_OTHER;
        return alphaAndGreen << 8 | redAndBlue;
    }

    /** The mean of each channel, rounded down. */
    static int mean(int a, int b) {
        return ((a ^ b) >>> 1 & 0x7f7f7f7f) + (a & b);
    }

    /** The sum of the differences of all channels. */
    static int distance(int a, int b) {
        int distance = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            distance += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
        }
        return distance;
    }

    /** a + b − c in each channel, clamped. */
    static int addDifference(int a, int b, int c) {
        int result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int value = (a >> shift & 0xff) + (b >> shift & 0xff) - (c >> shift & 0xff);
            result |= Vp8Transform.clamp(value) << shift;
        }
        return result;
    }

    /** a + (a − b) / 2 in each channel, clamped. */
    static int addHalfDifference(int a, int b) {
        int result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int channel = a >> shift & 0xff;
            int value = channel + (channel - (b >> shift & 0xff)) / 2;
            result |= Vp8Transform.clamp(value) << shift;
        }
        return result;
    }
}
