package io.github.dreamsphere.core.image.webp;

/**
 * The steps of the quantised coefficients of a segment (RFC 6386, 9.6 and 14.1).
 *
 * @param luma steps of DC and AC of luma
 * @param lumaDc of the block of luma's DC coefficients
 * @param chroma of chroma
 */
record Vp8Steps(int[] luma, int[] lumaDc, int[] chroma) {
    private static final int INDEX_BITS = 7;
    private static final int DELTA_BITS = 4;
    private static final int LARGEST_CHROMA_DC = 117;
    private static final int SMALLEST_LUMA_DC_AC = 8;

    /** Reads the indices of the frame and returns the steps of each segment. */
    static Vp8Steps[] read(BoolReader in, Vp8Segments segments) {
        int base = in.number(INDEX_BITS);
        int[] deltas = new int[5];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = in.optionalNumber(DELTA_BITS);
        }
        Vp8Steps[] steps = new Vp8Steps[Vp8Segments.COUNT];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = of(segments.quantiser(i, base), deltas);
        }
        return steps;
    }

    private static Vp8Steps of(int index, int[] deltas) {
        int lumaDcAc = Vp8Tables.acStep(index + deltas[2]) * 155 / 100;
        return new Vp8Steps(
                new int[] {Vp8Tables.dcStep(index + deltas[0]), Vp8Tables.acStep(index)},
                new int[] {2 * Vp8Tables.dcStep(index + deltas[1]), Math.max(SMALLEST_LUMA_DC_AC, lumaDcAc)},
                new int[] {
                    Vp8Tables.dcStep(Math.min(LARGEST_CHROMA_DC, index + deltas[3])),
                    Vp8Tables.acStep(index + deltas[4])
                });
    }
}
