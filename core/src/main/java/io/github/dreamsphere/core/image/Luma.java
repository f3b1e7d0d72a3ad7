package io.github.dreamsphere.core.image;

/** The brightness of a gamma-encoded colour as ITU-R BT.601 weighs its samples: 0.299 R + 0.587 G + 0.114 B. */
public final class Luma {
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private Luma() {}

    /** Luma in the unit of the samples. */
    public static float of(float red, float green, float blue) {
        return (float) RED * red + (float) GREEN * green + (float) BLUE * blue;
    }

    /** Luma of the pixel whose red sample is {@code rgb[index]}, green and blue following. */
    public static float of(float[] rgb, int index) {
        return of(rgb[index], rgb[index + 1], rgb[index + 2]);
    }

    /** Luma in double precision, for sums over many pixels. */
    public static double exact(double red, double green, double blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    /** Luma in studio range, 16..235, of samples in 0..255: what super-resolution papers measure PSNR on. */
    public static double studio(double red, double green, double blue) {
        return 16 + 219 * exact(red, green, blue) / 255;
    }

    /** The factors of red, green and blue; a new array. */
    public static float[] weights() {
        return new float[] {(float) RED, (float) GREEN, (float) BLUE};
    }
}
