package io.github.dreamsphere.models.net;

/** Conversion to and from IEEE 754 binary16; Java has its own from version 20 on. */
public final class Half {
    /** Converts an exponent of binary32 (bias 127) to one of binary16 (bias 15). */
    private static final float REBIAS = 0x1p-112f;

    private static final int INFINITY = 0x7c00;

    private Half() {}

    /** Rounds to nearest, ties to even; values above the range become infinite. */
    static short fromFloat(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x1.ffep15f) {
            return (short) (sign | INFINITY);
        }
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
        }
        int bits = Float.floatToRawIntBits(magnitude * REBIAS);
        int roundUp = 0xfff + (bits >>> 13 & 1);
        return (short) (sign | (bits + roundUp) >>> 13);
    }

    /** The value of a bfloat16 given as its bits, which are the upper half of a float's. */
    public static float bfloat16(int bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** The value of a binary16 given as its bits. */
    public static float toFloat(short half) {
        int magnitude = half & 0x7fff;
        int sign = (half & 0x8000) << 16;
        if (magnitude >= INFINITY) {
            return Float.intBitsToFloat(sign | 0x7f800000 | (magnitude & 0x3ff) << 13);
        }
        float value = Float.intBitsToFloat(magnitude << 13) / REBIAS;
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(value));
    }
}
