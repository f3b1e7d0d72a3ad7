package io.github.dreamsphere.viewer.scene;

/** The transfer curve of sRGB (IEC 61966-2-1), for values in 0..1. */
public final class Srgb {
    private Srgb() {}

    /** Light for a stored value. */
    public static double decode(double stored) {
        return stored <= 0.04045 ? stored / 12.92 : Math.pow((stored + 0.055) / 1.055, 2.4);
    }

    /** The value to store for light. */
    public static double encode(double light) {
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}
