package io.github.dreamsphere.models.gpu;

import java.util.List;

/**
 * How a convolution is divided among invocations; every tiling computes the same bits.
 *
 * @param outputs output channels of a work group, a multiple of 8
 * @param positions positions of a work group
 * @param each positions of an invocation, which has 8 channels of each
 */
public record Tiling(int outputs, int positions, int each) {
    /** Tilings that are worth trying. */
    public static final List<Tiling> ALL = List.of(
            new Tiling(8, 128, 2),
            new Tiling(32, 32, 4),
            new Tiling(32, 64, 4),
            new Tiling(64, 64, 4),
            new Tiling(64, 64, 8),
            new Tiling(64, 128, 8),
            new Tiling(128, 128, 8));

    private static final int CHANNELS_EACH = 8;

    /** A tiling that suits a convolution with this number of output channels. */
    public static Tiling forOutputs(int outputs) {
        if (outputs <= CHANNELS_EACH) {
            return new Tiling(CHANNELS_EACH, 128, 2);
        }
        return new Tiling(outputs <= 32 ? 32 : 64, 64, 4);
    }

    /** False if most of a work group's channels would be missing. */
    boolean suits(int allOutputs) {
        return outputs <= CHANNELS_EACH || outputs < 2 * allOutputs;
    }

    /** Its numbers, such as {@code 64x64x4}. */
    public String name() {
        return outputs + "x" + positions + "x" + each;
    }

    String[] macros() {
        return new String[] {
            "BM " + outputs, "BN " + positions, "TN " + each, "LX " + positions / each, "LY " + outputs / CHANNELS_EACH
        };
    }
}
