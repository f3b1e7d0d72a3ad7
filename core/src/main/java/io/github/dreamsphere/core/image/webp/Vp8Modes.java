package io.github.dreamsphere.core.image.webp;

import java.util.Arrays;

/** Reads how macroblocks are predicted (RFC 6386, sections 10 and 11). */
final class Vp8Modes {
    /** The modes of luma, chroma and subblocks; the first four are for whole macroblocks too. */
    static final int DC = 0;

    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;
    static final int RIGHT_DOWN = 4;
    static final int VERTICAL_RIGHT = 5;
    static final int LEFT_DOWN = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    private static final int MODES = 10;
    private static final int PROBABILITIES = 9;
    private static final int SIDE = 4;

    /** Pairs of branches: a positive one leads to a pair, another is a mode, negated. */
    private static final int[] TREE = {
        -DC,
        1,
        -TRUE_MOTION,
        2,
        -VERTICAL,
        3,
        4,
        6,
        -HORIZONTAL,
        5,
        -RIGHT_DOWN,
        -VERTICAL_RIGHT,
        -LEFT_DOWN,
        7,
        -VERTICAL_LEFT,
        8,
        -HORIZONTAL_DOWN,
        -HORIZONTAL_UP
    };

    private final Vp8Header header;
    private final BoolReader in;
    private final int[] above;
    private final int[] left = new int[SIDE];

    /** @param columns of macroblocks */
    Vp8Modes(Vp8Header header, int columns) {
        this.header = header;
        this.in = header.modes();
        above = new int[SIDE * columns];
    }

    void beginRow() {
        Arrays.fill(left, DC);
    }

    /** Reads the modes of the next macroblock of the row. */
    void read(int column, Vp8Macroblock block) {
        block.segment = header.segments().read(in);
        block.skipped = header.skipProbability() >= 0 && in.bit(header.skipProbability()) != 0;
        block.subblocks = in.bit(145) == 0;
        if (block.subblocks) {
            readSubblocks(column, block);
        } else {
            int mode = wholeMode();
            block.lumaModes[0] = mode;
            Arrays.fill(above, SIDE * column, SIDE * column + SIDE, mode);
            Arrays.fill(left, mode);
        }
        block.chromaMode = chromaMode();
    }

    private int wholeMode() {
        if (in.bit(156) == 0) {
            return in.bit(163) == 0 ? DC : VERTICAL;
        }
        return in.bit(128) == 0 ? HORIZONTAL : TRUE_MOTION;
    }

    private int chromaMode() {
        if (in.bit(142) == 0) {
            return DC;
        }
        if (in.bit(114) == 0) {
            return VERTICAL;
        }
        return in.bit(183) == 0 ? HORIZONTAL : TRUE_MOTION;
    }

    private void readSubblocks(int column, Vp8Macroblock block) {
        for (int i = 0; i < Vp8Macroblock.SUBBLOCKS; i++) {
            int top = SIDE * column + i % SIDE;
            int probabilities = (above[top] * MODES + left[i / SIDE]) * PROBABILITIES;
            int branch = 0;
            do {
                int bit = in.bit(Vp8Tables.subblockMode(probabilities + branch));
                branch = TREE[2 * branch + bit];
            } while (branch > 0);
            block.lumaModes[i] = -branch;
            above[top] = -branch;
            left[i / SIDE] = -branch;
        }
    }
}
