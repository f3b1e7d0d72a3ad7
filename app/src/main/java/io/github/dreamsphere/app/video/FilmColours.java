package io.github.dreamsphere.app.video;

import java.util.Map;
import java.util.Set;

/**
 * How a film's samples stand for colours, in FFmpeg's words.
 *
 * @param matrix makes brightness and colour differences of red, green and blue
 * @param primaries the colours that red, green and blue are
 * @param transfer how samples stand for light
 */
public record FilmColours(String matrix, String primaries, String transfer) {
    private static final String USUAL = "bt709";
    private static final Set<String> MATRICES = Set.of(USUAL, "smpte170m", "bt470bg", "smpte240m", "bt2020nc");

    /** Primaries that look pale where they are taken for BT.709's. Others differ from those by little. */
    private static final Set<String> WIDE = Set.of("bt2020", "smpte431", "smpte432");

    private static final Set<String> TRANSFERS =
            Set.of(USUAL, "smpte170m", "gamma22", "gamma28", Encoding.SRGB, "bt2020-10", "bt2020-12");

    private static final int HIGH_DEFINITION = 720;
    private static final String EXACT = ":flags=accurate_rnd+full_chroma_int+bicubic";

    /** Those of pictures in sRGB. */
    public static FilmColours usual() {
        return new FilmColours(USUAL, USUAL, Encoding.SRGB);
    }

    /**
     * Those of a video stream. Players take films without a tag for BT.709 if they are large.
     *
     * @param stream what ffprobe says of it
     */
    static FilmColours of(Map<String, String> stream, int height) {
        String matrix = stream.getOrDefault("color_space", "");
        String transfer = stream.getOrDefault("color_transfer", "");
        return new FilmColours(
                MATRICES.contains(matrix) ? matrix : height >= HIGH_DEFINITION ? USUAL : "smpte170m",
                stream.getOrDefault("color_primaries", ""),
                TRANSFERS.contains(transfer) ? transfer : USUAL);
    }

    /** FFmpeg's filter that makes RGB of them, with the primaries of BT.709. */
    String toRgb() {
        if (!WIDE.contains(primaries)) {
            return "scale=in_color_matrix=" + matrix + EXACT;
        }
        return "colorspace=all=" + USUAL + ":ispace=" + matrix + ":iprimaries=" + primaries + ":itrc=" + transfer
                + ":format=yuv444p12,scale=in_color_matrix=" + USUAL + EXACT;
    }

    /** How samples of that RGB stand for light. */
    public String rgbTransfer() {
        return WIDE.contains(primaries) ? USUAL : transfer;
    }
}
