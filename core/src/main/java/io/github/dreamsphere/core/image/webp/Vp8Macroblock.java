package io.github.dreamsphere.core.image.webp;

/** How a macroblock of 16x16 pixels is predicted and filtered. Reused for the macroblocks of a column. */
final class Vp8Macroblock {
    static final int SUBBLOCKS = 16;

    int segment;
    boolean skipped;
    boolean subblocks;
    /** The mode of luma, or those of its subblocks. */
    final int[] lumaModes = new int[SUBBLOCKS];

    int chromaMode;
    /** True if the edges of subblocks are filtered too. */
    boolean filtersInside;
}
