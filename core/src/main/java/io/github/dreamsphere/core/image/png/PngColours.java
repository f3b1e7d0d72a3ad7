package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.internal.ProfileMaker;
import io.github.dreamsphere.core.image.internal.ProfileMaker.Primaries;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes a colour profile of the chunks that describe the colours of a PNG in a few numbers: cICP (ITU-T H.273), or gAMA and
 * cHRM. A file with the chunk sRGB needs none.
 */
final class PngColours {
    private static final int CICP_BYTES = 4;
    private static final int CHROMATICITIES_BYTES = 32;
    private static final double UNIT = 100_000;

    private static final double[] D65 = {0.3127, 0.3290};

    /** The primaries of H.273, table 2. */
    private static final Map<Integer, Primaries> PRIMARIES = Map.of(
            1, Primaries.SRGB,
            4, primaries(new double[] {0.310, 0.316}, 0.67, 0.33, 0.21, 0.71, 0.14, 0.08),
            5, primaries(D65, 0.64, 0.33, 0.29, 0.60, 0.15, 0.06),
            6, primaries(D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
            7, primaries(D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
            9, primaries(D65, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
            11, primaries(new double[] {0.314, 0.351}, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
            12, primaries(D65, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
            22, primaries(D65, 0.630, 0.340, 0.295, 0.605, 0.155, 0.077));

    private static final int PQ = 16;
    private static final int HLG = 18;

    /** From samples to light, by the transfer characteristics of H.273, table 3. */
    private static final Map<Integer, DoubleUnaryOperator> TRANSFERS = Map.of(
            1,
            PngColours::bt709,
            4,
            gamma(2.2),
            5,
            gamma(2.8),
            6,
            PngColours::bt709,
            8,
            gamma(1),
            13,
            PngColours::srgb,
            14,
            PngColours::bt709,
            15,
            PngColours::bt709,
            PQ,
            PngColours::pq,
            HLG,
            PngColours::hlg);

    private PngColours() {}

    /** The profile; empty if the colours are those of sRGB or not described. */
    static Optional<IccProfile> profile(PngStructure structure, List<String> warnings) {
        Optional<byte[]> cicp = structure.first("cICP").filter(chunk -> chunk.length == CICP_BYTES);
        if (cicp.isPresent()) {
            return ofCodes(cicp.get(), structure.isGrey(), warnings);
        }
        return structure.first("sRGB").isPresent() ? Optional.empty() : ofNumbers(structure, warnings);
    }

    /** cICP: codes of the primaries, the transfer and the matrix, which is that of RGB, and whether the range is full. */
    private static Optional<IccProfile> ofCodes(byte[] codes, boolean grey, List<String> warnings) {
        int primaries = codes[0] & 0xFF;
        int transfer = codes[1] & 0xFF;
        int matrix = codes[2] & 0xFF;
        int range = codes[3] & 0xFF;
        if (primaries == 1 && transfer == 13) {
            return Optional.empty();
        }
        if (!PRIMARIES.containsKey(primaries) || !TRANSFERS.containsKey(transfer) || matrix != 0 || range != 1) {
            warnings.add("its colours (cICP " + primaries + ", " + transfer + ", " + matrix + ", " + range
                    + ") are of no known kind and read as sRGB");
            return Optional.empty();
        }
        if (transfer == PQ || transfer == HLG) {
            warnings.add("its HDR brightness is kept as a colour profile, by which most programs show it darker");
        }
        return Optional.of(
                made("cICP " + primaries + " " + transfer, PRIMARIES.get(primaries), TRANSFERS.get(transfer), grey));
    }

    private static Optional<IccProfile> ofNumbers(PngStructure structure, List<String> warnings) {
        Optional<Double> gamma = structure
                .first("gAMA")
                .filter(chunk -> chunk.length == Integer.BYTES)
                .map(chunk -> Integer.toUnsignedLong(ByteBuffer.wrap(chunk).getInt()) / UNIT)
                .filter(value -> value > 0);
        Optional<Primaries> primaries = structure
                .first("cHRM")
                .filter(chunk -> chunk.length == CHROMATICITIES_BYTES)
                .map(PngColours::chromaticities);
        boolean usual = primaries.map(Primaries.SRGB::isNearly).orElse(true);
        if (gamma.isEmpty() && (usual || structure.isGrey())) {
            return Optional.empty();
        }
        DoubleUnaryOperator transfer = gamma.map(value -> gamma(1 / value)).orElse(PngColours::srgb);
        String name = "PNG" + gamma.map(value -> " gamma " + value).orElse("");
        try {
            return Optional.of(made(name, primaries.orElse(Primaries.SRGB), transfer, structure.isGrey()));
        } catch (IllegalArgumentException e) {
            warnings.add("its colours (cHRM) are impossible and read as sRGB");
            return Optional.empty();
        }
    }

    private static IccProfile made(String name, Primaries primaries, DoubleUnaryOperator transfer, boolean grey) {
        double[] curve = new double[ProfileMaker.CURVE_POINTS];
        for (int i = 0; i < ProfileMaker.CURVE_POINTS; i++) {
            curve[i] = transfer.applyAsDouble(i / (ProfileMaker.CURVE_POINTS - 1.0));
        }
        return grey ? ProfileMaker.grey(name, curve) : ProfileMaker.rgb(name, primaries, curve);
    }

    private static Primaries chromaticities(byte[] chunk) {
        ByteBuffer in = ByteBuffer.wrap(chunk);
        double[][] points = new double[4][2];
        for (double[] point : points) {
            point[0] = Integer.toUnsignedLong(in.getInt()) / UNIT;
            point[1] = Integer.toUnsignedLong(in.getInt()) / UNIT;
        }
        return new Primaries(points[0], points[1], points[2], points[3]);
    }

    private static Primaries primaries(
            double[] white, double redX, double redY, double greenX, double greenY, double blueX, double blueY) {
        return new Primaries(
                white, new double[] {redX, redY}, new double[] {greenX, greenY}, new double[] {blueX, blueY});
    }

    private static DoubleUnaryOperator gamma(double exponent) {
        return sample -> Math.pow(sample, exponent);
    }

    /** IEC 61966-2-1. */
    private static double srgb(double sample) {
        return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }

    /** ITU-R BT.709, the inverse of the camera's curve. */
    private static double bt709(double sample) {
        return sample < 0.081 ? sample / 4.5 : Math.pow((sample + 0.099) / 1.099, 1 / 0.45);
    }

    /** SMPTE ST 2084: 1 is 10,000 cd/m². */
    private static double pq(double sample) {
        double root = Math.pow(sample, 1 / 78.84375);
        return Math.pow(Math.max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root), 1 / 0.1593017578125);
    }

    /** ITU-R BT.2100, the inverse of the camera's curve. */
    private static double hlg(double sample) {
        return sample <= 0.5 ? sample * sample / 3 : (Math.exp((sample - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }
}
