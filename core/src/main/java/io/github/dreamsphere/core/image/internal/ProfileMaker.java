package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.IccProfile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes ICC profiles (ICC.1:2001-04, version 2.4) of grey by a tone curve, or of RGB by primaries, a white and a curve.
 */
public final class ProfileMaker {
    /** The points of a curve of samples: every 8-bit sample is one, with 15 between. */
    public static final int CURVE_POINTS = 16 * 255 + 1;

    private static final int HEADER_BYTES = 128;
    private static final int VERSION = 0x02400000;
    /** The illuminant of ICC's connection space. */
    private static final double[] D50 = {0.9642, 1, 0.8249};

    /** The Bradford matrix from XYZ to the responses of the cones. */
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    /**
     * The chromaticities of a white and of three primaries (CIE 1931 x and y).
     *
     * @param white x and y
     * @param red x and y
     * @param green x and y
     * @param blue x and y
     */
    public record Primaries(double[] white, double[] red, double[] green, double[] blue) {
        /** Those of sRGB and ITU-R BT.709. */
        public static final Primaries SRGB = new Primaries(
                new double[] {0.3127, 0.3290}, new double[] {0.64, 0.33}, new double[] {0.30, 0.60}, new double[] {
                    0.15, 0.06
                });

        /** True if no chromaticity differs by more than the rounding of common encoders. */
        public boolean isNearly(Primaries other) {
            return near(white, other.white)
                    && near(red, other.red)
                    && near(green, other.green)
                    && near(blue, other.blue);
        }

        private static boolean near(double[] a, double[] b) {
            return Math.abs(a[0] - b[0]) < 0.0015 && Math.abs(a[1] - b[1]) < 0.0015;
        }
    }

    private ProfileMaker() {}

    /** A profile of grey; parameters as of {@link #rgb}. */
    public static IccProfile grey(String name, double[] curve) {
        Map<String, byte[]> tags = named(name);
        tags.put("kTRC", curve(curve));
        return new IccProfile(assembled("GRAY", tags));
    }

    private static Map<String, byte[]> named(String name) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description(name));
        tags.put("cprt", tag("text", ascii("no copyright\0")));
        tags.put("wtpt", xyz(D50));
        return tags;
    }

    /**
     * A profile of RGB.
     *
     * @param name is shown to people
     * @param curve light, 0..1, for samples at equal distances from 0 to 1; at most 4,096 of them
     * @throws IllegalArgumentException if the primaries lie on a line, so that they make no colours
     */
    public static IccProfile rgb(String name, Primaries primaries, double[] curve) {
        double[][] matrix = toConnectionSpace(primaries);
        Map<String, byte[]> tags = named(name);
        tags.put("rXYZ", xyz(column(matrix, 0)));
        tags.put("gXYZ", xyz(column(matrix, 1)));
        tags.put("bXYZ", xyz(column(matrix, 2)));
        byte[] tone = curve(curve);
        tags.put("rTRC", tone);
        tags.put("gTRC", tone);
        tags.put("bTRC", tone);
        return new IccProfile(assembled("RGB ", tags));
    }

    /** Linear RGB to XYZ, adapted from the white of the primaries to D50 with Bradford's matrix. */
    private static double[][] toConnectionSpace(Primaries primaries) {
        double[][] unscaled = {
            {x(primaries.red), x(primaries.green), x(primaries.blue)},
            {1, 1, 1},
            {z(primaries.red), z(primaries.green), z(primaries.blue)}
        };
        double[] white = {x(primaries.white), 1, z(primaries.white)};
        double[] amounts = times(inverse(unscaled), white);
        double[][] scaled = times(unscaled, diagonal(amounts));
        double[] from = times(BRADFORD, white);
        double[] to = times(BRADFORD, D50);
        double[] gains = {to[0] / from[0], to[1] / from[1], to[2] / from[2]};
        double[][] adaptation = times(inverse(BRADFORD), times(diagonal(gains), BRADFORD));
        return times(adaptation, scaled);
    }

    private static double x(double[] chromaticity) {
        return chromaticity[0] / chromaticity[1];
    }

    private static double z(double[] chromaticity) {
        return (1 - chromaticity[0] - chromaticity[1]) / chromaticity[1];
    }

    private static double[][] diagonal(double[] values) {
        return new double[][] {{values[0], 0, 0}, {0, values[1], 0}, {0, 0, values[2]}};
    }

    private static double[] column(double[][] matrix, int column) {
        return new double[] {matrix[0][column], matrix[1][column], matrix[2][column]};
    }

    private static double[] times(double[][] a, double[] v) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            product[row] = a[row][0] * v[0] + a[row][1] * v[1] + a[row][2] * v[2];
        }
        return product;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int column = 0; column < 3; column++) {
            double[] result = times(a, column(b, column));
            for (int row = 0; row < 3; row++) {
                product[row][column] = result[row];
            }
        }
        return product;
    }

    private static double[][] inverse(double[][] m) {
        double[][] cofactors = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (row + 1) % 3;
                int r2 = (row + 2) % 3;
                int c1 = (column + 1) % 3;
                int c2 = (column + 2) % 3;
                cofactors[column][row] = m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
            }
        }
        double determinant = m[0][0] * cofactors[0][0] + m[0][1] * cofactors[1][0] + m[0][2] * cofactors[2][0];
        // Also refuses NaN.
        if (!(Math.abs(determinant) > 1e-9) || Double.isInfinite(determinant)) {
            throw new IllegalArgumentException("the primaries make no colours");
        }
        double[][] inverse = new double[3][3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                inverse[row][column] = cofactors[row][column] / determinant;
            }
        }
        return inverse;
    }

    private static byte[] tag(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .put(ascii(type))
                .putInt(0)
                .put(content)
                .array();
    }

    /** A textDescriptionType: ASCII, then empty texts in Unicode and in Macintosh's script code. */
    private static byte[] description(String name) {
        byte[] text = ascii(name + "\0");
        return tag(
                "desc",
                ByteBuffer.allocate(4 + text.length + 8 + 3 + 67)
                        .putInt(text.length)
                        .put(text)
                        .array());
    }

    private static byte[] xyz(double[] xyz) {
        ByteBuffer content = ByteBuffer.allocate(12);
        for (double value : xyz) {
            content.putInt(fixed(value));
        }
        return tag("XYZ ", content.array());
    }

    private static byte[] curve(double[] curve) {
        ByteBuffer content = ByteBuffer.allocate(4 + 2 * curve.length).putInt(curve.length);
        for (double value : curve) {
            content.putShort((short) Math.round(Math.min(1, Math.max(0, value)) * 0xFFFF));
        }
        return tag("curv", content.array());
    }

    /** An s15Fixed16Number. */
    private static int fixed(double value) {
        return (int) Math.round(value * 0x10000);
    }

    private static byte[] assembled(String space, Map<String, byte[]> tags) {
        ByteBuffer table = ByteBuffer.allocate(4 + 12 * tags.size()).putInt(tags.size());
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        int start = HEADER_BYTES + table.capacity();
        Map<byte[], Integer> written = new LinkedHashMap<>();
        tags.forEach((name, content) -> {
            // Equal curves are stored once: a map of arrays compares identities.
            int offset = written.computeIfAbsent(content, added -> {
                int at = start + contents.size();
                contents.writeBytes(added);
                contents.writeBytes(new byte[(4 - added.length % 4) % 4]);
                return at;
            });
            table.put(ascii(name)).putInt(offset).putInt(content.length);
        });
        int length = start + contents.size();
        return ByteBuffer.allocate(length)
                .put(header(space, length))
                .put(table.array())
                .put(contents.toByteArray())
                .array();
    }

    private static byte[] header(String space, int length) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, length);
        header.putInt(8, VERSION);
        header.put(12, ascii("mntr" + space + "XYZ "));
        // Year, month and day, which validators want; always the same, so that equal profiles are equal bytes.
        header.putShort(24, (short) 2000).putShort(26, (short) 1).putShort(28, (short) 1);
        header.put(36, ascii("acsp"));
        header.putInt(68, fixed(D50[0])).putInt(72, fixed(D50[1])).putInt(76, fixed(D50[2]));
        return header.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
