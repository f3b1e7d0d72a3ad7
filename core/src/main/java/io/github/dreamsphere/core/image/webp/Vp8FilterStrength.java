package io.github.dreamsphere.core.image.webp;

/**
 * How strongly the edges of a macroblock are filtered (RFC 6386, 9.6 and 15.2).
 *
 * @param simple whether the simple filter is used, which filters luma only
 * @param level 0 (no filter) to 63
 * @param interior the limit of differences between neighbours on one side of an edge
 * @param highVariance the difference above which an edge counts as one of the picture
 */
record Vp8FilterStrength(boolean simple, int level, int interior, int highVariance) {
    private static final int LEVEL_BITS = 6;
    private static final int SHARPNESS_BITS = 3;
    private static final int DELTAS = 4;
    private static final int HIGHEST_LEVEL = 63;

    /**
     * Reads the filter header.
     *
     * @return the strengths for each segment, first for macroblocks predicted as a whole, then for those predicted by
     *     subblocks; empty if the frame is not filtered
     */
    static Vp8FilterStrength[] read(BoolReader in, Vp8Segments segments) {
        boolean simple = in.flag();
        int level = in.number(LEVEL_BITS);
        int sharpness = in.number(SHARPNESS_BITS);
        boolean hasDeltas = in.flag();
        int[] deltas = new int[2 * DELTAS];
        if (hasDeltas && in.flag()) {
            for (int i = 0; i < deltas.length; i++) {
                deltas[i] = in.optionalNumber(LEVEL_BITS);
            }
        }
        if (level == 0) {
            return new Vp8FilterStrength[0];
        }
        Vp8FilterStrength[] strengths = new Vp8FilterStrength[2 * Vp8Segments.COUNT];
        for (int i = 0; i < Vp8Segments.COUNT; i++) {
            // The first deltas are those of key frames and of macroblocks predicted by subblocks.
            int own = segments.filterLevel(i, level) + deltas[0];
            strengths[i] = of(simple, own, sharpness);
            strengths[Vp8Segments.COUNT + i] = of(simple, own + deltas[DELTAS], sharpness);
        }
        return strengths;
    }

    private static Vp8FilterStrength of(boolean simple, int wanted, int sharpness) {
        int level = Math.max(0, Math.min(HIGHEST_LEVEL, wanted));
        int interior = level;
        if (sharpness > 0) {
            interior = Math.min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        int highVariance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
        return new Vp8FilterStrength(simple, level, Math.max(1, interior), highVariance);
    }

    /** The limit of the difference across an edge within a macroblock. */
    int subblockLimit() {
        return 2 * (2 * level + interior) + 1;
    }

    /** The limit of the difference across an edge of a macroblock. */
    int macroblockLimit() {
        return 2 * (2 * (level + 2) + interior) + 1;
    }
}
