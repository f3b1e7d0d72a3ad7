package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.IOException;

/**
 * Converts L*a*b* (CIE 15) to sRGB (IEC 61966-2-1), from the white point of the file by Bradford's transform. Samples are
 * as stored: TIFF 6.0, section 23, or in the way of ICC profiles (Adobe Photoshop TIFF Technical Note 4).
 */
final class LabColours implements TiffColours.RowColours {
    /** D50 as x and y, the white of L*a*b* where a file does not name another. */
    private static final double[] D50 = {0.3457, 0.3585};

    private static final double[] D65 = {0.3127, 0.3290};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };
    private static final double[][] BRADFORD_INVERSE = {
        {0.9869929, -0.1470543, 0.1599627}, {0.4323053, 0.5183603, 0.0492912}, {-0.0085287, 0.0400428, 0.9684867}
    };
    private static final double[][] XYZ_TO_RGB = {
        {3.2404542, -1.5371385, -0.4985314}, {-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}
    };
    private static final double KNEE = 6.0 / 29;

    private final boolean isIcc;
    private final boolean isFloat;
    private final int bits;
    private final double[] white;
    private final double[][] matrix;

    LabColours(TiffLayout layout, TiffFields fields) throws IOException {
        isIcc = layout.photometric() == TiffLayout.ICCLAB;
        isFloat = layout.isFloat();
        bits = layout.bits();
        double[] stored = fields.fractions(TIFF.TAG_WHITE_POINT);
        white = xyz(stored.length == 2 && stored[1] > 0 ? stored : D50);
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, xyz(D65));
        double[][] scaled = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                scaled[i][j] = BRADFORD[i][j] * to[i] / from[i];
            }
        }
        matrix = times(XYZ_TO_RGB, times(BRADFORD_INVERSE, scaled));
    }

    private static double[] xyz(double[] xy) {
        return new double[] {xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]};
    }

    @Override
    public void convert(float[] samples, int stride, float[] rgb) {
        for (int from = 0, to = 0; to < rgb.length; from += stride, to += 3) {
            convert(samples, from, rgb, to);
        }
    }

    private void convert(float[] samples, int at, float[] rgb, int to) {
        double y = (lightness(samples[at]) + 16) / 116;
        double x = y + chroma(samples[at + 1]) / 500;
        double z = y - chroma(samples[at + 2]) / 200;
        double lightX = white[0] * cube(x);
        double lightY = white[1] * cube(y);
        double lightZ = white[2] * cube(z);
        for (int i = 0; i < 3; i++) {
            double[] row = matrix[i];
            double light = Math.max(0, Math.min(1, row[0] * lightX + row[1] * lightY + row[2] * lightZ));
            rgb[to + i] = (float) (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
        }
    }

    private double lightness(float stored) {
        if (isFloat) {
            return stored;
        }
        return stored * 100 / (bits == 8 ? 255 : isIcc ? 65280 : 65535);
    }

    private double chroma(float stored) {
        if (isFloat) {
            return stored;
        }
        double unit = bits == 8 ? 1 : 256;
        double value = stored / unit;
        if (isIcc) {
            return value - 128;
        }
        return value < 128 ? value : value - 256;
    }

    /** The inverse of the function that makes L*a*b* of light. */
    private static double cube(double value) {
        return value > KNEE ? value * value * value : 3 * KNEE * KNEE * (value - 4.0 / 29);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
