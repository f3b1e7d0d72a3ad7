package io.github.dreamsphere.core.image.webp;

import java.util.Arrays;

/**
 * Reads the coefficients of macroblocks (RFC 6386, section 13) and multiplies them by their steps. Each of the 16 blocks
 * of luma and the 4 and 4 of chroma has 16 coefficients.
 */
final class Vp8Residuals {
    static final int BLOCKS = 24;
    static final int BLOCK_COEFFICIENTS = 16;

    private static final int FIRST_CHROMA = 16;
    private static final int SIDE = 4;

    /** Kinds of block, which have probabilities of their own. */
    private static final int LUMA_WITHOUT_DC = 0;

    private static final int LUMA_DC = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;

    private static final int PROBABILITIES = 11;
    private static final int CONTEXTS = 3;
    private static final int BANDS = 8;
    private static final int[] BAND = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    /** The probabilities of the extra bits of large values, by category. */
    private static final int[][] EXTRA_BITS = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private final Vp8Header header;
    private final int[] probabilities;
    /** For each column of macroblocks: whether the blocks at its lower edge have coefficients: 4 of luma, 2 and 2, 1. */
    private final int[] above;

    private final int[] left = new int[9];
    private final int[] coefficients = new int[BLOCKS * BLOCK_COEFFICIENTS];
    private final int[] lumaDc = new int[BLOCK_COEFFICIENTS];
    private final boolean[] used = new boolean[BLOCKS];

    /** @param columns of macroblocks */
    Vp8Residuals(Vp8Header header, int columns) {
        this.header = header;
        this.probabilities = header.coefficients();
        above = new int[left.length * columns];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** The coefficients of the macroblock that was read last, block by block. */
    int[] coefficients() {
        return coefficients;
    }

    /** True if the block has coefficients that are not 0. */
    boolean has(int block) {
        return used[block];
    }

    /** Reads the coefficients of the next macroblock of a row; false if there are none. */
    boolean read(BoolReader in, int column, Vp8Macroblock block) {
        Arrays.fill(coefficients, 0);
        Arrays.fill(used, false);
        int top = left.length * column;
        if (block.skipped) {
            int kept = block.subblocks ? left.length - 1 : left.length;
            Arrays.fill(left, 0, kept, 0);
            Arrays.fill(above, top, top + kept, 0);
            return false;
        }
        Vp8Steps steps = header.steps(block.segment);
        int last = left.length - 1;
        if (!block.subblocks) {
            Arrays.fill(lumaDc, 0);
            int count = read(in, LUMA_DC, left[last] + above[top + last], steps.lumaDc(), 0, lumaDc, 0);
            left[last] = above[top + last] = count > 0 ? 1 : 0;
            Vp8Transform.lumaDc(lumaDc, coefficients);
        }
        int kind = block.subblocks ? LUMA : LUMA_WITHOUT_DC;
        readBlocks(in, kind, steps.luma(), 0, SIDE, 0, top);
        readBlocks(in, CHROMA, steps.chroma(), FIRST_CHROMA, 2, SIDE, top);
        readBlocks(in, CHROMA, steps.chroma(), FIRST_CHROMA + SIDE, 2, SIDE + 2, top);
        for (boolean each : used) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /** Reads a square of blocks from {@code firstBlock} on, whose contexts begin at {@code context}. */
    private void readBlocks(BoolReader in, int kind, int[] steps, int firstBlock, int side, int context, int top) {
        int first = kind == LUMA_WITHOUT_DC ? 1 : 0;
        for (int i = 0; i < side * side; i++) {
            int x = top + context + i % side;
            int y = context + i / side;
            int at = (firstBlock + i) * BLOCK_COEFFICIENTS;
            int count = read(in, kind, left[y] + above[x], steps, first, coefficients, at);
            left[y] = above[x] = count > first ? 1 : 0;
            used[firstBlock + i] = count > 1 || coefficients[at] != 0;
        }
    }

    /** Reads a block's coefficients from number {@code first} on; returns the number of the last one that is not 0, plus 1. */
    private int read(BoolReader in, int kind, int context, int[] steps, int first, int[] out, int at) {
        int[] p = probabilities;
        int n = first;
        int set = set(kind, n, context);
        while (n < BLOCK_COEFFICIENTS && in.bit(p[set]) != 0) {
            while (in.bit(p[set + 1]) == 0) {
                n++;
                if (n == BLOCK_COEFFICIENTS) {
                    return n;
                }
                set = set(kind, n, 0);
            }
            int value = in.bit(p[set + 2]) == 0 ? 1 : largeValue(in, set);
            // Products beyond 16 bits wrap around, as the specification's do.
            out[at + ZIGZAG[n]] = (short) (in.signed(value) * steps[n > 0 ? 1 : 0]);
            n++;
            set = set(kind, n, value > 1 ? 2 : 1);
        }
        return n;
    }

    private static int set(int kind, int n, int context) {
        return ((kind * BANDS + BAND[n]) * CONTEXTS + context) * PROBABILITIES;
    }

    /** The rest of a value that is at least 2. */
    private int largeValue(BoolReader in, int set) {
        int[] p = probabilities;
        if (in.bit(p[set + 3]) == 0) {
            return in.bit(p[set + 4]) == 0 ? 2 : 3 + in.bit(p[set + 5]);
        }
        if (in.bit(p[set + 6]) == 0) {
            if (in.bit(p[set + 7]) == 0) {
                return 5 + in.bit(159);
            }
            return 7 + 2 * in.bit(165) + in.bit(145);
        }
        int high = in.bit(p[set + 8]);
        int category = 2 * high + in.bit(p[set + 9 + high]);
        int extra = 0;
        for (int probability : EXTRA_BITS[category]) {
            extra = 2 * extra + in.bit(probability);
        }
        return extra + 3 + (8 << category);
    }
}
