package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.SlidingWindow;

/** Sliding windows as the settings of convolutions and pools describe them. */
final class Windows {
    private Windows() {}

    /** Rows and columns of the kernel. */
    static int[] kernel(Settings settings) {
        return settings.has("kernel_size")
                ? settings.pair(1, 1, "kernel_size")
                : new int[] {settings.count(1, "nb_row"), settings.count(1, "nb_col")};
    }

    /** The window of a convolution, without padding. */
    static SlidingWindow of(Settings settings, int[] kernel) {
        int[] strides = settings.pair(1, 1, "strides", "subsample");
        int[] dilations = settings.pair(1, 1, "dilation_rate", "atrous_rate");
        return new SlidingWindow(kernel[0], kernel[1], strides[0], strides[1], 0, 0, 0, 0, dilations[0], dilations[1]);
    }

    static boolean isSame(Settings settings) {
        String padding = settings.text("padding", "border_mode").orElse("valid");
        return switch (padding) {
            case "same" -> true;
            case "valid" -> false;
            default -> throw new UnsupportedLayerException("has the padding '" + padding + "'");
        };
    }

    /** The op with the padding that the settings say; it has none so far. */
    static Op padded(LayerContext context, Op op) {
        return isSame(context.settings()) ? SamePadding.around(op, SamePadding.Side.LAST) : op;
    }
}
